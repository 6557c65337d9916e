import { type BundleCheckpoint, type BundleFacts, MAX_BUNDLE_EVENTS } from "@hoc/export-bundles";
import { addSeconds, type ExportSettings } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { incidentLogOrigin } from "../checkpoint/log-origin.js";
import { auditPath, findAnchor } from "../checkpoint/prove-inclusion.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { shownRun } from "../run/load-run.js";
import { gatherPolicies } from "./gather-policies.js";
import type { TraceFacts } from "./gather-trace.js";
import { tooLarge } from "./too-large.js";

/** What bundles name as the system that their facts are from. */
const SYSTEM = "hoc-incidents";

/** How long before an incident others of the same kind count as repetitions. */
const SIMILAR_WITHIN_SECONDS = 30 * 86_400;

/** Most pieces of evidence that the format of bundles holds. */
const MAX_EVIDENCE = 10_000;

/** What is stored of an incident beside the trace of its run, which may be kept somewhere else. */
export type StoredFacts = Omit<BundleFacts, keyof TraceFacts>;

/** What of the settings stands in facts. */
export type FactSettings = Pick<ExportSettings, "environment" | "origin">;

/**
 * All that is stored of an incident by a point, beside the trace of its run.
 *
 * @throws DomainError `incident_not_found`; `export_too_large` for more than a bundle holds
 * @example const facts = await gatherFacts(ports, "acme", "inc_1", at, settings)
 */
export async function gatherFacts(
  ports: ReadPorts,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
  settings: FactSettings,
): Promise<StoredFacts> {
  const { incidentRead, signals, runs, evidence } = ports;
  const incident = await loadIncident(ports, tenantId, incidentId, at);
  const { expectedEntries, entries } = await incidentRead.verifyTimeline(tenantId, incidentId, at);
  if (entries > MAX_BUNDLE_EVENTS) throw tooLarge({ events: entries, limit: MAX_BUNDLE_EVENTS });
  const found = await evidence.listEvidence(tenantId, incidentId, MAX_EVIDENCE + 1, at);
  if (found.length > MAX_EVIDENCE) throw tooLarge({ evidence: found.length, limit: MAX_EVIDENCE });
  const { sourceRunId, startedAt } = incident;
  const run = sourceRunId === null ? undefined : await runs.fetchRun(tenantId, sourceRunId, at);
  const window = { from: addSeconds(startedAt, -SIMILAR_WITHIN_SECONDS), to: startedAt };
  const tallies = await signals.tallySignals(tenantId, incidentId, at);
  return {
    tenantId,
    system: SYSTEM,
    environment: settings.environment,
    origin: incidentLogOrigin(settings, tenantId, incidentId),
    incident,
    timeline: await incidentRead.fetchSaltedTimeline(tenantId, incidentId, at),
    expectedEntries,
    storedSignals: tallies.reduce((sum, { count }) => sum + count, 0),
    run: run && shownRun(run),
    ...(await gatherPolicies(ports, tenantId, incident, run?.startedAt ?? startedAt, at)),
    evidence: found,
    similarIncidents30Days: await incidentRead.countSimilarIncidents(tenantId, incident, window, at),
    checkpoint: await gatherCheckpoint(ports, tenantId, incidentId, at),
  };
}

/** Where the incident's timeline stands in the last checkpoint by a point, with the proof. */
async function gatherCheckpoint(
  ports: Pick<ReadPorts, "checkpoints">,
  tenantId: string,
  incidentId: string,
  at: ReadPoint,
): Promise<BundleCheckpoint | null> {
  const anchor = await findAnchor(ports, tenantId, incidentId, at);
  if (anchor === undefined) return null;
  const { origin, treeSize, rootHash, asOf, note } = anchor.checkpoint;
  const { leafIndex, entries, head } = anchor.leaf;
  const proof = await auditPath(ports, tenantId, anchor);
  return { origin, size: treeSize, root: rootHash, asOf, note, leafIndex, entries, head, proof };
}
