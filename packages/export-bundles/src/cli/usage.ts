/** A call of the command line that cannot be carried out: one sentence for whoever called it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** How the command line is called. */
export const USAGE = `Usage:
  export-bundles verify FILE… [--trust keys.json] [--root root.pem] [--checkpoint checkpoint.txt]
                        [--expect incident=ID tenant=ID type=TYPE] [--max-age 30d] [--threshold 2]
                        [--statements statements.intoto.jsonl] [--json] [--strict]
  export-bundles review FILE --key private.pem --reviewer NAME --conclusion reviewed|approved|rejected
                        [--firm NAME] [--procedure TEXT]… [--notes TEXT] [--at INSTANT] [--trust keys.json] [--root root.pem]
  export-bundles keygen PRIVATE.pem PUBLIC.pem
  export-bundles trust make PUBLIC.pem… --owner NAME [--not-before INSTANT] [--not-after INSTANT] [--authority NAME=cert.pem]…
  export-bundles trust sign keys.json --key root-private.pem
  export-bundles trust print keys.json [--root root.pem]
  export-bundles --help | --version
`;

/** What `--help` prints. */
export const HELP = `export-bundles: verifies evidence of incidents, offline.

${USAGE}
verify   reads a bundle (JSON), a report (PDF) or a delivery (ZIP), by its content. It opens no connection, writes
         nothing, and looks at the clock for --max-age only.
  --trust       whom to trust: a file that came by another way than the evidence
  --root        public key that must have signed the trust file
  --checkpoint  a checkpoint that you kept: shows whether the log was rewritten since
  --expect      what you asked for; another bundle is rejected
  --max-age     how old the state may be that the bundle shows: 45s, 90m, 12h, 30d
  --threshold   how many different trusted keys must have signed
  --statements  reviews and supersessions that came beside the bundle
  --json        the result for programs: one line for each file
  --strict      exit code 4 when there are warnings
  Exit codes: 0 verified, 1 rejected, 2 could not check, 3 intact but not authenticated, 4 verified with warnings
  (--strict). For several files the worst: 1, 2, 3, 4, 0.
review   verifies a bundle and prints a signed statement about it, one line to add to statements.intoto.jsonl.
keygen   makes an Ed25519 key pair in two new files; the only command that writes.
trust    prints a trust file: made of public keys, signed with a root key, or in words.
`;
