import { canonicalJson, type TrustedKey } from "@hoc/incident-schemas";
import type { Signer } from "@hoc/incident-schemas/ports";
import { z } from "zod";
import { type Envelope, envelopeSchema } from "../bundle/format.js";
import { strictParse } from "../canonical/strict-parse.js";
import { openEnvelope, sealEnvelope, unverifiedPayload } from "./dsse.js";
import { STATEMENT_PAYLOAD_TYPE, STATEMENT_TYPE, type Statement, statementBytes } from "./statement.js";

/** A statement whose signature stands, and the trusted keys that signed it. */
export interface SignedStatement {
  readonly statement: Statement;
  readonly verifiedBy: readonly TrustedKey[];
}

const statementSchema = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(z.looseObject({ name: z.string(), digest: z.looseObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) }))
    .min(1),
  predicateType: z.string(),
  predicate: z.json(),
});

/** Signs a statement and gives it as one line of a statements file, without the newline. */
export async function signStatement(statement: Statement, signer: Signer): Promise<string> {
  return canonicalJson(await sealEnvelope(STATEMENT_PAYLOAD_TYPE, statementBytes(statement), [signer]));
}

/**
 * Reads one line of a statements file. `undefined` unless it is an in-toto statement that a trusted key signed; what it
 * is about, and whether it may be believed, is for the caller to look at.
 */
export function openStatement(line: string, trustedKeys: readonly TrustedKey[]): SignedStatement | undefined {
  const envelope = statementEnvelope(line);
  const opened = envelope === undefined ? undefined : openEnvelope(envelope, trustedKeys);
  if (!opened?.ok) return undefined;
  const statement = statementSchema.safeParse(parsed(opened.payload));
  return statement.success ? { statement: statement.data, verifiedBy: opened.verifiedBy } : undefined;
}

/** The statement in one line of a statements file, whoever may have signed it: a claim, for readers without keys. */
export function unverifiedStatement(line: string): Statement | undefined {
  const envelope = statementEnvelope(line);
  const payload = envelope === undefined ? undefined : unverifiedPayload(envelope);
  return payload === undefined ? undefined : statementSchema.safeParse(parsed(payload)).data;
}

function statementEnvelope(line: string): Envelope | undefined {
  const envelope = envelopeSchema.safeParse(parsed(line)).data;
  return envelope?.payloadType === STATEMENT_PAYLOAD_TYPE ? envelope : undefined;
}

function parsed(document: string | Uint8Array): unknown {
  try {
    return strictParse(document);
  } catch {
    return undefined;
  }
}

/** The lines of a statements file. */
export function statementLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
}
