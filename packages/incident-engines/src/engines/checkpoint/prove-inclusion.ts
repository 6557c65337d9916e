import { proveInclusion } from "@hoc/export-bundles";
import type { InclusionProof } from "@hoc/incident-schemas";
import type { PlacedHead, ReadPoint, ReadPorts, StoredCheckpoint } from "@hoc/incident-schemas/ports";
import { loadIncident } from "../incident-read/load-incident.js";
import { readAt } from "../incident-read/read-point.js";
import { checkpointNotFound } from "./checkpoint-not-found.js";
import { shownCheckpoint } from "./shown-checkpoint.js";

/** Where an incident's timeline stands in the last checkpoint by a point. */
export interface IncidentAnchor {
  readonly checkpoint: StoredCheckpoint;
  readonly leaf: PlacedHead;
}

/**
 * Where an incident's timeline stands in the last checkpoint by a point; `undefined` as long as none covers it.
 *
 * @example const anchor = await findAnchor(ports, "acme", "inc_1", at)
 */
export async function findAnchor(
  { checkpoints }: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<IncidentAnchor | undefined> {
  const checkpoint = await checkpoints.fetchLastCheckpoint(tenantId, at);
  if (checkpoint === undefined) return undefined;
  const leaf = await checkpoints.fetchHeadOfIncident(tenantId, incidentId, checkpoint.treeSize);
  return leaf === undefined ? undefined : { checkpoint, leaf };
}

/**
 * The audit path of an anchor: the hashes with which its leaf comes to the signed root.
 *
 * @example await auditPath(ports, "acme", anchor) // ["3f0c…", …]
 */
export async function auditPath(
  { checkpoints }: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  { checkpoint, leaf }: IncidentAnchor,
): Promise<string[]> {
  return proveInclusion(tenantId, await checkpoints.listHeads(tenantId, checkpoint.treeSize), leaf.leafIndex);
}

/**
 * The proof that an incident's timeline is part of the last checkpoint by a point.
 *
 * @throws DomainError `incident_not_found`; `checkpoint_not_found` as long as no checkpoint covers the incident
 * @example (await getInclusionProof(ports, "acme", "inc_1", at)).hashes
 */
export async function getInclusionProof(
  ports: Pick<ReadPorts, "checkpoints" | "incidentRead">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<InclusionProof> {
  await loadIncident(ports, tenantId, incidentId, at);
  const anchor = await findAnchor(ports, tenantId, incidentId, at);
  if (anchor === undefined)
    throw checkpointNotFound("No checkpoint covers this incident yet; one follows when it opens or ends, or daily.", {
      incidentId,
    });
  const { leafIndex, ...leaf } = anchor.leaf;
  return {
    incidentId,
    checkpoint: shownCheckpoint(anchor.checkpoint),
    leafIndex,
    leaf,
    hashes: await auditPath(ports, tenantId, anchor),
    ...readAt(at),
  };
}
