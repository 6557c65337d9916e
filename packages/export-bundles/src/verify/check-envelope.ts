import { unverifiedPayload } from "../attest/dsse.js";
import { bundleStatement, STATEMENT_PAYLOAD_TYPE, statementBytes } from "../attest/statement.js";
import type { Bundle } from "../bundle/format.js";
import { strictParse } from "../canonical/strict-parse.js";
import { StrictParseError } from "../canonical/strict-parse-error.js";
import { fromBase64, sameBytes } from "../crypto/bytes.js";
import { firstDifference, shownValue } from "./first-difference.js";
import { failed, type Outcome, PASSED } from "./progress.js";

const ENVELOPE = "$.integrity.envelope";

/** Whether the envelope can be read: its type, its payload and the spelling of every signature. */
export function checkEnvelope({ integrity: { envelope } }: Bundle): Outcome {
  if (envelope.payloadType !== STATEMENT_PAYLOAD_TYPE) {
    return failed(`${ENVELOPE}.payloadType`, "The envelope does not hold an in-toto statement.", {
      expected: STATEMENT_PAYLOAD_TYPE,
      actual: shownValue(envelope.payloadType),
    });
  }
  if (unverifiedPayload(envelope) === undefined) return failed(`${ENVELOPE}.payload`, "The payload is not base64.");
  const malformed = envelope.signatures.findIndex(({ sig }) => fromBase64(sig) === undefined);
  if (malformed === -1) return PASSED;
  return failed(`${ENVELOPE}.signatures[${malformed}].sig`, "The signature is not base64.");
}

/**
 * Whether what was signed is the statement about this content and nothing else: the statement is made anew and
 * compared as a whole, byte for byte.
 */
export function checkStatement({ content, integrity: { contentDigest, envelope } }: Bundle): Outcome {
  const expected = statementBytes(bundleStatement(content, contentDigest.sha256));
  const payload = unverifiedPayload(envelope) ?? new Uint8Array();
  if (sameBytes(expected, payload)) return PASSED;
  const said = statementIn(payload);
  const difference = said === undefined ? undefined : firstDifference(strictParse(expected), said.value);
  if (difference === undefined) {
    return failed(`${ENVELOPE}.payload`, "The payload is not the canonical JSON of the statement about this content.");
  }
  const { path, ...compared } = difference;
  return failed(
    `${ENVELOPE}.payload`,
    `The signed statement is about something else than this content: it differs at ${path}.`,
    compared,
  );
}

function statementIn(payload: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: strictParse(payload) };
  } catch (error) {
    if (error instanceof StrictParseError) return undefined;
    throw error;
  }
}
