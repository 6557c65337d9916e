import type { NewRun, NewRunOutcome } from "@hoc/incident-schemas/ports";
import { type ChangeTraces, changeTraces, type Doing } from "../append-traces.js";
import { projectOfRun } from "../event-project.js";
import type { RunFacts } from "./run-signal.js";

/**
 * What a run leaves behind when it is reported.
 *
 * @example await appendTraces(ports, "acme", runStartedTraces(run, { actor, at: ports.recordedAt }))
 */
export function runStartedTraces(run: NewRun, doing: Doing): ChangeTraces {
  const { runId, agentId, traceId, status, startedAt } = run;
  return changeTraces(doing, {
    event: { eventType: "runs.RunStarted", fields: { runId, agentId, traceId } },
    project: projectOfRun(run),
    auditType: "RunStarted",
    entityType: "RUN",
    entityId: runId,
    after: { status, agentId, traceId, startedAt },
  });
}

/**
 * What a run leaves behind when it ends.
 *
 * @example await appendTraces(ports, "acme", runFinishedTraces(run, outcome, { actor, at: ports.recordedAt }))
 */
export function runFinishedTraces(run: RunFacts, ended: NewRunOutcome, doing: Doing): ChangeTraces {
  const { runId, agentId } = run;
  const { status, outcome, severity, category, errorCode, completedAt } = ended;
  const told = { outcome, severity, category, errorCode };
  return changeTraces(doing, {
    event: { eventType: "runs.RunFinished", fields: { runId, agentId, ...told } },
    project: projectOfRun(run),
    auditType: "RunFinished",
    entityType: "RUN",
    entityId: runId,
    before: { outcome: null },
    after: { status, ...told, completedAt },
  });
}
