import { TRUST_FORMAT, type TrustedKey, type TrustFile } from "@hoc/incident-schemas";
import { keyIdOf } from "../attest/key-id.js";
import { createSigner } from "../attest/signer.js";
import { readTrustFile, signTrustFile } from "../attest/trust.js";
import { trustedKeyOf } from "../attest/trusted-key.js";
import { utf8 } from "../crypto/bytes.js";
import { algorithmOfKey } from "../crypto/public-key.js";
import { instantOf, parseCall, required } from "./arguments.js";
import { type Io, orUsageError, readText, readTrust } from "./io.js";
import { printable } from "./printable.js";
import { UsageError } from "./usage.js";

/** `export-bundles trust`: makes, signs or shows a trust file; always on the standard output. */
export async function trustCommand([action, ...args]: readonly string[], io: Io): Promise<number> {
  switch (action) {
    case "make":
      io.out(`${JSON.stringify(await made(args), null, 2)}\n`);
      return 0;
    case "sign":
      io.out(`${await signed(args)}\n`);
      return 0;
    case "print":
      io.out(await shown(args));
      return 0;
    default:
      throw new UsageError("trust must be followed by make, sign or print.");
  }
}

async function made(args: readonly string[]): Promise<TrustFile> {
  const { values, positionals } = parseCall(args, {
    owner: { type: "string" },
    "not-before": { type: "string" },
    "not-after": { type: "string" },
    authority: { type: "string", multiple: true },
  });
  if (positionals.length === 0) throw new UsageError("There is no public key to trust.");
  const owner = required(values.owner, "owner");
  const limits = {
    notBefore: values["not-before"] === undefined ? null : instantOf(values["not-before"], "not-before"),
    notAfter: values["not-after"] === undefined ? null : instantOf(values["not-after"], "not-after"),
  };
  const keys: TrustedKey[] = [];
  for (const path of positionals) keys.push(trustedKey(await readText(path), path, owner, limits));
  const timestampAuthorities: TrustFile["timestampAuthorities"] = [];
  for (const authority of values.authority ?? []) timestampAuthorities.push(await authorityOf(authority));
  const trust = { format: TRUST_FORMAT, keys, timestampAuthorities };
  return orUsageError(() => readTrustFile(utf8(JSON.stringify(trust))));
}

function trustedKey(
  publicKeyPem: string,
  path: string,
  owner: string,
  limits: Pick<TrustedKey, "notBefore" | "notAfter">,
): TrustedKey {
  const alg = algorithmOfKey(publicKeyPem);
  if (alg === undefined) throw new UsageError(`${printable(path)} is not an Ed25519 or ECDSA P-256 public key in PEM.`);
  return trustedKeyOf({ keyid: keyIdOf(publicKeyPem), publicKeyPem, alg }, owner, limits);
}

async function authorityOf(text: string): Promise<TrustFile["timestampAuthorities"][number]> {
  const at = text.lastIndexOf("=");
  if (at < 1) throw new UsageError("--authority must be NAME=certificate.pem.");
  return { name: text.slice(0, at), certificatePem: await readText(text.slice(at + 1)) };
}

async function signed(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseCall(args, { key: { type: "string" } });
  const privateKeyPem = await readText(required(values.key, "key"));
  const root = orUsageError(() => createSigner(privateKeyPem));
  return signTrustFile(await readTrust(onlyFile(positionals), undefined), root);
}

async function shown(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseCall(args, { root: { type: "string" } });
  const { keys, timestampAuthorities } = await readTrust(onlyFile(positionals), values.root);
  const lines = [
    values.root === undefined
      ? "Not compared with a root key: trust it as far as the way that it came."
      : "Signed by the root key.",
    ...keys.map(keyLine),
    ...timestampAuthorities.map(({ name }) => `timestamps by ${name}`),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function keyLine({ keyid, alg, owner, notBefore, notAfter, status, revokedAt }: TrustedKey): string {
  const validity = `valid ${notBefore ?? "from the beginning"} to ${notAfter ?? "no end"}`;
  return `${keyid} ${alg} ${owner}: ${status}${revokedAt === null ? "" : ` at ${revokedAt}`}, ${validity}`;
}

function onlyFile(positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("There must be one trust file.");
  return file;
}
