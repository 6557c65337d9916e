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
  const firstBrokenSequenceNo = firstBroken(verdict, await firstContradiction(ports, tenantId, anchor));
  return { ...verdict, verificationStatus: "BROKEN", firstBrokenSequenceNo, anchored };
}

function shownAnchor({ checkpoint: { treeSize, asOf }, leaf }: IncidentAnchor, isInPlace: boolean): TimelineAnchor {
  const { leafIndex, entries, head } = leaf;
  return { treeSize, asOf, leafIndex, entries, head, isInPlace };
}

/** A logged timeline that the stored one does not begin with, and how much of it the one logged before vouches for. */
interface Contradiction {
  readonly entries: number;
  readonly standing: number;
}

/**
 * The first entry that is really broken or missing: where the chain itself breaks, or where the timeline ends too early.
 * When it does neither up to the contradicted head, it was chained again, and nothing tells from where on.
 */
function firstBroken({ firstBrokenSequenceNo, entries: stored }: TimelineVerdict, against: Contradiction): number {
  if (firstBrokenSequenceNo !== null && firstBrokenSequenceNo <= against.entries) return firstBrokenSequenceNo;
  return (stored < against.entries ? stored : against.standing) + 1;
}

async function firstContradiction(
  ports: Pick<ReadPorts, "incidentRead" | "checkpoints">,
  tenantId: string,
  { checkpoint, leaf }: IncidentAnchor,
): Promise<Contradiction> {
  const heads = await ports.checkpoints.listHeads(tenantId, checkpoint.treeSize);
  let standing = 0;
  for (const head of heads.filter(({ incidentId }) => incidentId === leaf.incidentId)) {
    if (!(await standsInPlace(ports, tenantId, head))) return { entries: head.entries, standing };
    standing = head.entries;
  }
  return { entries: leaf.entries, standing };
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
