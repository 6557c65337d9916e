import type { Signer } from "@hoc/incident-schemas/ports";
import { type DeliveredFile, type Delivery, signDelivery } from "../attest/delivery-statement.js";
import { signSupersession } from "../attest/supersession.js";
import type { Bundle } from "../bundle/format.js";
import { bundleBytes } from "../bundle/seal.js";
import { sha256Hex } from "../canonical/digest.js";
import { utf8 } from "../crypto/bytes.js";
import { checkpointBody, signNote } from "../merkle/signed-note.js";
import { buildDelivery } from "./build-delivery.js";
import { DELIVERED_FILES } from "./delivered-files.js";
import { howToVerify } from "./how-to-verify.js";
import { bundleJsonSchema } from "./json-schema.js";

/** What a delivery is made of. */
export interface DeliveryParts {
  readonly bundle: Bundle;
  /** The report that was rendered from the bundle's bytes. */
  readonly report: Uint8Array;
  /** Who hands the delivery out, when and why; null when that is nobody's business. */
  readonly custody: Delivery["custody"];
  /** Review and supersession statements to hand on, one line each. */
  readonly statements?: readonly string[] | undefined;
}

/**
 * Makes the ZIP archive that is handed over: the bundle, its report, a checkpoint of the incident's log for others to
 * keep, how to verify all of it, and a signed statement that names the digest and the size of every file and the digest
 * of every statement beside them. When the bundle supersedes another one, a signed statement says so to whoever holds
 * that one. Equal parts and an Ed25519 key give equal bytes.
 */
export async function sealDelivery(
  { bundle, report, custody, statements = [] }: DeliveryParts,
  signer: Signer,
): Promise<Uint8Array> {
  const { bundleId, log } = bundle.content;
  const contentDigest = bundle.integrity.contentDigest.sha256;
  const before: DeliveredFile[] = [
    { name: DELIVERED_FILES.bundle, bytes: bundleBytes(bundle) },
    { name: DELIVERED_FILES.report, bytes: report },
    { name: DELIVERED_FILES.checkpoint, bytes: utf8(await logCheckpoint(bundle, signer)) },
  ];
  const after: DeliveredFile[] = [
    { name: DELIVERED_FILES.howToVerify, bytes: utf8(howToVerify({ bundleId, logOrigin: log.origin })) },
    { name: DELIVERED_FILES.schema, bytes: utf8(`${JSON.stringify(bundleJsonSchema(), null, 2)}\n`) },
  ];
  const beside = [...(await supersessionBy(bundle, custody, signer)), ...statements];
  const delivery = { bundleId, contentDigest, statements: beside.map(sha256Hex), custody };
  const lines = [await signDelivery([...before, ...after], delivery, signer), ...beside];
  const statementsFile = { name: DELIVERED_FILES.statements, bytes: utf8(lines.map((line) => `${line}\n`).join("")) };
  return buildDelivery([...before, statementsFile, ...after]);
}

/** The line for whoever holds the bundle that this one supersedes, when it supersedes one. */
async function supersessionBy(
  { content: { bundleId, params }, integrity }: Bundle,
  custody: Delivery["custody"],
  signer: Signer,
): Promise<string[]> {
  if (params.supersedes === null) return [];
  const supersession = {
    supersededBy: { bundleId, contentDigest: integrity.contentDigest.sha256 },
    reason: custody?.exportReason ?? null,
    supersededAt: custody?.exportedAt ?? params.asOf,
  };
  return [await signSupersession(params.supersedes, supersession, signer)];
}

/** The checkpoint of an incident's own log as a bundle shows it. */
function logCheckpoint({ content: { log, params } }: Bundle, signer: Signer): Promise<string> {
  const body = checkpointBody({ origin: log.origin, size: log.size, rootHash: log.root, asOf: params.asOf });
  return signNote(body, log.origin, signer);
}
