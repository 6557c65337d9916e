import type { Signer } from "@hoc/incident-schemas/ports";
import { sealEnvelope } from "../attest/dsse.js";
import { bundleStatement, STATEMENT_PAYLOAD_TYPE, statementBytes } from "../attest/statement.js";
import { toHex, utf8 } from "../crypto/bytes.js";
import { sha256 } from "../crypto/primitives.js";
import { bundleText } from "./bundle-text.js";
import { canonicalContent } from "./canonical-content.js";
import { BUNDLE_FORMAT, type Bundle, type BundleContent } from "./format.js";

/**
 * Signs content: the SHA-256 of its canonical JSON is the subject of an in-toto statement in a DSSE envelope. The
 * content is taken as it is; whoever verifies the bundle recomputes what can be derived.
 *
 * @throws {CanonicalJsonError} when the content has no canonical form.
 */
export async function sealBundle<Content extends BundleContent>(
  content: Content,
  signer: Signer,
): Promise<Bundle<Content>> {
  const digest = toHex(sha256(canonicalContent(content).text));
  const statement = statementBytes(bundleStatement(content, digest));
  const envelope = await sealEnvelope(STATEMENT_PAYLOAD_TYPE, statement, [signer]);
  return {
    format: BUNDLE_FORMAT,
    content,
    integrity: { canonicalization: "RFC8785", contentDigest: { sha256: digest }, envelope },
  };
}

/**
 * The file of a bundle: readable JSON, the same bytes for the same bundle whatever order its members were put in.
 */
export function bundleBytes(bundle: Bundle): Uint8Array {
  return utf8(bundleText(bundle));
}
