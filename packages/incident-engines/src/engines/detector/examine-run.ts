import type { DetectorParameters, ExaminedRun, RecordResult, RunFinding } from "@hoc/incident-schemas";
import type { IncidentPorts, NewRunFinding } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { findEarlierResult } from "../signal/earlier-result.js";
import { recordSignal } from "../signal/record-signal.js";
import type { Writing } from "../writing.js";
import { examinationOf, type RunExamination } from "./examination.js";
import { type FoundTogether, findingSignal } from "./finding-signal.js";
import { findingTraces } from "./finding-traces.js";
import { isFound, newFinding } from "./new-finding.js";

/** Which run the detectors shall look at, and what they go by. */
export interface ExamineRun {
  readonly runId: string;
  readonly parameters: DetectorParameters;
}

/**
 * Has every detector look at the trace of a run, and stores what they find. The first examination that finds something
 * raises the one signal of the run; what later ones find is stored under it and raises nothing. A detector finds
 * something in a run once: the first finding stands, also when later steps or other parameters would say something else.
 * The answer has all findings of the run.
 *
 * @throws DomainError `run_not_found`; `signal_too_old` when the steps of the findings are from before the retention of
 * signals; `signal_conflict` when the signal was sent before them and no incident has it
 * @example const { results, findings, signal } = await examineRun(writing, "acme", { runId: "run-1", parameters })
 */
export async function examineRun(
  writing: Writing,
  tenantId: string,
  { runId, parameters }: ExamineRun,
): Promise<ExaminedRun> {
  const { ports, actor } = writing;
  const examined = await examinationOf(ports, tenantId, runId, parameters);
  const added = await storeNew(writing, tenantId, examined);
  const standing = await ports.runFindings.fetchFindingsOfRun(tenantId, runId);
  const isFirst = standing.length === added.length;
  const signal =
    isFirst && isSome(added)
      ? await raise(writing, tenantId, examined, added)
      : await signalRaisedBefore(ports, tenantId, standing);
  const told = { incidentId: signal?.incidentId ?? null };
  for (const finding of added)
    await appendTraces(ports, tenantId, findingTraces(examined.run, finding, told, { actor, at: ports.recordedAt }));
  const addedIds = new Set(added.map(({ findingId }) => findingId));
  return {
    ...examined.examination,
    findings: standing.map((finding) => ({ finding, recorded: addedIds.has(finding.findingId) })),
    signal,
  };
}

/** Stores what no detector found in the run before, in the order of the detectors. */
async function storeNew(
  { ports, uuid }: Writing,
  tenantId: string,
  { run, steps, examination }: RunExamination,
): Promise<NewRunFinding[]> {
  const added: NewRunFinding[] = [];
  for (const result of examination.results.filter(isFound)) {
    const made = { findingId: `find_${uuid()}`, recordedAt: ports.recordedAt };
    const finding = newFinding(run, result, steps, made);
    if (await ports.runFindings.insertFinding(tenantId, finding)) added.push(finding);
  }
  return added;
}

function isSome(findings: readonly NewRunFinding[]): findings is FoundTogether {
  return findings.length > 0;
}

function raise(
  { ports, uuid }: Writing,
  tenantId: string,
  { run }: RunExamination,
  findings: FoundTogether,
): Promise<RecordResult> {
  const receipt = { receivedAt: ports.recordedAt, uuid };
  return recordSignal(ports, tenantId, findingSignal(run, findings, receipt), "/runId");
}

/** What became of the signal of earlier findings; no incident has one that was pruned. Null when nothing was found. */
async function signalRaisedBefore(
  ports: Pick<IncidentPorts, "signals" | "policyViolations">,
  tenantId: string,
  [first]: readonly RunFinding[],
): Promise<RecordResult | null> {
  if (first === undefined) return null;
  const { signalId } = first;
  const earlier = await findEarlierResult(ports, tenantId, [signalId]);
  return earlier ?? { signalId, outcome: "duplicate", incidentId: null };
}
