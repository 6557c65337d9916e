import type { Bundle } from "../../bundle/format.js";
import { DIGEST_RECIPE, OPENSSL_RECIPE } from "../../delivery/openssl-recipe.js";
import type { Report } from "../kit/report.js";
import { STYLES } from "../kit/styles.js";
import { grouped, numberText } from "../words.js";
import { factsTable, mono } from "./key-facts.js";

const CODE = { ...STYLES.mono, size: 7.5, leading: 10.5 } as const;

/** How a reader verifies the report without trusting the one who sent it. */
export function verifySection(report: Report): void {
  report.section("How to verify");
  report.introduction(
    "This file carries the signed bundle as bundle.json. You need the trust file (keys.json) that the issuer gave you by another way; a key that came with the report proves nothing. The verifier opens no connection. It checks the signature, the chain and the roots, derives every result anew, and compares these pages with those that come of the bundle:",
  );
  report.paragraph("npx @hoc/export-bundles verify report.pdf --trust keys.json", CODE);
  report.introduction(
    "With openssl alone (3.0 or later, Ed25519 keys): save bundle.json from this file, for instance with pdfdetach -save 1 -o bundle.json report.pdf, put the trusted public key into key.pem, and run:",
  );
  report.paragraph(OPENSSL_RECIPE.join("\n"), CODE);
  report.introduction(
    "Then compare the SHA-256 of the content, as canonical JSON, with the one that the signed payload names:",
  );
  report.paragraph(DIGEST_RECIPE.join("\n"), CODE);
  report.paragraph(
    "The signer vouches that the export matches the log, not that the log is complete. Somebody who holds the key can invent a consistent log as long as nobody else holds a checkpoint of it.",
  );
}

/** The hashes of the bundle in full, to be compared by eye. */
export function hashesAppendix(report: Report, { content, integrity }: Bundle): void {
  const { log, trace, checkpoint } = content;
  report.section("Appendix: hashes in full");
  const hash = (text: string) => mono(grouped(text));
  factsTable(
    report,
    [
      ["Content SHA-256", hash(integrity.contentDigest.sha256)],
      ["Log root", hash(log.root)],
      ...(trace === null ? [] : [["Trace root", hash(trace.root)] as const]),
      ...(checkpoint === null
        ? [["Checkpoint", "The log is not yet part of a checkpoint."] as const]
        : [
            [
              "Checkpoint of",
              `${checkpoint.origin}, ${numberText(checkpoint.size)} leaves, this log at leaf ${numberText(checkpoint.leafIndex)} with ${numberText(checkpoint.entries)} entries`,
            ] as const,
            ["Checkpoint root", hash(checkpoint.root)] as const,
            ["Head in it", hash(checkpoint.head)] as const,
          ]),
    ],
    ["What", "SHA-256 in groups of four"],
  );
}
