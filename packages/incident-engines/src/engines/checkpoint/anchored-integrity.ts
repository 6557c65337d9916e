import type { TimelineAnchor, TimelineIntegrity, TimelineVerdict } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { findAnchor, type IncidentAnchor } from "./prove-inclusion.js";

/**
 * The verdict over a timeline, by itself and against the last checkpoint by a point. Whoever can write to the database
 * can chain a rewritten timeline again; that it contradicts what was logged shows here.
 *
 * @example (await anchoredIntegrity(ports, "acme", "inc_1", at)).anchored?.isInPlace
 */
export async function anchoredIntegrity(
  ports: Pick<ReadPorts, "incidentRead" | "checkpoints">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<TimelineIntegrity> {
  const verdict = await ports.incidentRead.verifyTimeline(tenantId, incidentId, at);
  const anchor = await findAnchor(ports, tenantId, incidentId, at);
  if (anchor === undefined) return { ...verdict, anchored: null };
  const isInPlace = await standsInPlace(ports, tenantId, anchor.leaf);
  const anchored = shownAnchor(anchor, isInPlace);
  if (isInPlace) return { ...verdict, anchored };
  return { ...brokenFrom(verdict, (await lastStanding(ports, tenantId, anchor)) + 1), anchored };
}

function shownAnchor({ checkpoint: { treeSize, asOf }, leaf }: IncidentAnchor, isInPlace: boolean): TimelineAnchor {
  const { leafIndex, entries, head } = leaf;
  return { treeSize, asOf, leafIndex, entries, head, isInPlace };
}

function brokenFrom(verdict: TimelineVerdict, sequenceNo: number): TimelineVerdict {
  const firstBrokenSequenceNo = Math.min(verdict.firstBrokenSequenceNo ?? sequenceNo, sequenceNo);
  return { ...verdict, verificationStatus: "BROKEN", firstBrokenSequenceNo };
}

/** Entries of the longest logged timeline of the incident that the stored one still begins with. */
async function lastStanding(
  ports: Pick<ReadPorts, "incidentRead" | "checkpoints">,
  tenantId: string,
  { checkpoint, leaf: { incidentId } }: IncidentAnchor,
): Promise<number> {
  const heads = await ports.checkpoints.listHeads(tenantId, checkpoint.treeSize);
  let standing = 0;
  for (const head of heads.filter((one) => one.incidentId === incidentId)) {
    if (!(await standsInPlace(ports, tenantId, head))) return standing;
    standing = head.entries;
  }
  return standing;
}

async function standsInPlace(
  { incidentRead }: Pick<ReadPorts, "incidentRead">,
  tenantId: string,
  { incidentId, entries, head }: IncidentAnchor["leaf"],
): Promise<boolean> {
  const page = { afterSequenceNo: entries - 1, limit: 1 };
  const [entry] = await incidentRead.getIncidentEvents(tenantId, incidentId, page);
  return entry?.sequenceNo === entries && entry.leaf === head;
}
