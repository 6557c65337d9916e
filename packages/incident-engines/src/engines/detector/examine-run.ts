import type { DetectorParameters, ExaminedRun, RecordResult } from "@hoc/incident-schemas";
import type { IncidentPorts, NewRunFinding, StoredRun } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { hasFailed } from "../run/has-failed.js";
import { tellRecorder } from "../run/tell-recorder.js";
import { findEarlierResult } from "../signal/earlier-result.js";
import { recordSignal } from "../signal/record-signal.js";
import { takingIncident } from "../signal/taking-incident.js";
import type { RunWriting } from "../writing.js";
import { examinationOf, type RunExamination } from "./examination.js";
import { type FoundTogether, findingSignal, findingSignalId, foundFailure } from "./finding-signal.js";
import { findingTraces } from "./finding-traces.js";
import { isFound, newFinding } from "./new-finding.js";
import { suppressedRunSignal } from "./suppressed-run-signal.js";

/** Which run the detectors shall look at, and what they go by. */
export interface ExamineRun {
  readonly runId: string;
  readonly parameters: DetectorParameters;
}

/**
 * Has every detector look at the trace of a run, and stores what they find. The first examination that finds something
 * raises the one signal of the run; what later ones find is stored under it and raises nothing. Nor does what is found in
 * a run whose own signal a rule suppressed: it is stored under that one. A detector finds
 * something in a run once: the first finding stands, also when later steps or other parameters would say something else.
 * The answer has all findings of the run. What was found in a run that did not fail teaches, as failed runs do by
 * themselves, where an incident takes the signal.
 *
 * @throws DomainError `run_not_found`; `signal_too_old` when the steps of the findings are from before the retention of
 * signals; `signal_conflict` when the signal was sent before them and no incident has it
 * @example const { results, findings, signal } = await examineRun(writing, "acme", { runId: "run-1", parameters })
 */
export async function examineRun(
  writing: RunWriting,
  tenantId: string,
  { runId, parameters }: ExamineRun,
): Promise<ExaminedRun> {
  const { ports, actor } = writing;
  const examined = await examinationOf(ports, tenantId, runId, parameters);
  const before = await signalRaisedBefore(ports, tenantId, examined.run);
  const added = await storeNew(writing, tenantId, examined, before?.signalId ?? findingSignalId(runId));
  const standing = await ports.runFindings.fetchFindingsOfRun(tenantId, runId);
  const told = before ?? (isSome(added) ? await raise(writing, tenantId, examined, added) : null);
  const signal = standing.length === 0 ? null : told;
  const taken = { incidentId: signal?.incidentId ?? null };
  for (const finding of added)
    await appendTraces(ports, tenantId, findingTraces(examined.run, finding, taken, { actor, at: ports.recordedAt }));
  const addedIds = new Set(added.map(({ findingId }) => findingId));
  return {
    ...examined.examination,
    findings: standing.map((finding) => ({ finding, recorded: addedIds.has(finding.findingId) })),
    signal,
  };
}

/** Stores what no detector found in the run before, in the order of the detectors. */
async function storeNew(
  { ports, ambient }: RunWriting,
  tenantId: string,
  { run, steps, examination }: RunExamination,
  signalId: string,
): Promise<NewRunFinding[]> {
  const added: NewRunFinding[] = [];
  for (const result of examination.results.filter(isFound)) {
    const made = { findingId: `find_${ambient.uuid()}`, signalId, recordedAt: ports.recordedAt };
    const finding = newFinding(run, result, steps, made);
    if (await ports.runFindings.insertFinding(tenantId, finding)) added.push(finding);
  }
  return added;
}

function isSome(findings: readonly NewRunFinding[]): findings is FoundTogether {
  return findings.length > 0;
}

async function raise(
  writing: RunWriting,
  tenantId: string,
  { run }: RunExamination,
  findings: FoundTogether,
): Promise<RecordResult> {
  const { ports, ambient } = writing;
  const receipt = { receivedAt: ports.recordedAt, uuid: ambient.uuid };
  const result = await recordSignal(ports, tenantId, findingSignal(run, findings, receipt), "/runId");
  const incidentId = takingIncident(result);
  if (incidentId === null || hasFailed(run)) return result;
  const failure = foundFailure(findings);
  const { runId, isSynthetic, syntheticScenarioId } = run;
  const about = { runId, tenantId, incidentId, subject: failure.errorCode };
  await tellRecorder(writing, { ...about, ...failure, isSynthetic, syntheticScenarioId });
  return result;
}

/**
 * What became of the signal that findings of the run belong to: that of earlier ones, which no incident has once it was
 * pruned, and else the run's own where a rule suppressed it. Undefined where findings have to raise one.
 */
async function signalRaisedBefore(
  ports: Pick<IncidentPorts, "runFindings" | "signals" | "policyViolations">,
  tenantId: string,
  run: StoredRun,
): Promise<RecordResult | undefined> {
  const [first] = await ports.runFindings.fetchFindingsOfRun(tenantId, run.runId);
  if (first === undefined) return suppressedRunSignal(ports, tenantId, run);
  const { signalId } = first;
  const earlier = await findEarlierResult(ports, tenantId, [signalId]);
  return earlier ?? { signalId, outcome: "duplicate", incidentId: null };
}
