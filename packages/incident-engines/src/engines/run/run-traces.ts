import type { Actor, Instant } from "@hoc/incident-schemas";
import type { NewRun, NewRunOutcome } from "@hoc/incident-schemas/ports";
import type { ChangeTraces } from "../append-traces.js";
import type { RunFacts } from "./run-signal.js";

/** Who changed something, and when. */
export interface Doing {
  readonly actor: Actor;
  readonly at: Instant;
}

/**
 * The project of a run, for its events; nothing when it belongs to none.
 *
 * @example { eventType: "runs.RunStarted", actor, occurredAt, fields, ...projectOf(run) }
 */
export function projectOf({ projectId }: Pick<RunFacts, "projectId">): { readonly projectId?: string } {
  return projectId === null ? {} : { projectId };
}

/**
 * What a run leaves behind when it is reported.
 *
 * @example await appendTraces(ports, "acme", runStartedTraces(run, { actor, at: ports.recordedAt }))
 */
export function runStartedTraces(run: NewRun, { actor, at }: Doing): ChangeTraces {
  const { runId, agentId, traceId } = run;
  return {
    events: [
      {
        eventType: "runs.RunStarted",
        actor,
        ...projectOf(run),
        occurredAt: at,
        fields: { runId, agentId, traceId },
      },
    ],
    audit: [
      {
        eventType: "RunStarted",
        entityType: "RUN",
        entityId: runId,
        actor,
        reason: null,
        before: null,
        after: { status: run.status, agentId, traceId, startedAt: run.startedAt },
        at,
      },
    ],
  };
}

/**
 * What a run leaves behind when it ends.
 *
 * @example await appendTraces(ports, "acme", runFinishedTraces(run, outcome, { actor, at: ports.recordedAt }))
 */
export function runFinishedTraces(run: RunFacts, ended: NewRunOutcome, { actor, at }: Doing): ChangeTraces {
  const { runId, agentId } = run;
  const { status, outcome, severity, category, errorCode, completedAt } = ended;
  const told = { outcome, severity, category, errorCode };
  return {
    events: [
      {
        eventType: "runs.RunFinished",
        actor,
        ...projectOf(run),
        occurredAt: at,
        fields: { runId, agentId, ...told },
      },
    ],
    audit: [
      {
        eventType: "RunFinished",
        entityType: "RUN",
        entityId: runId,
        actor,
        reason: null,
        before: { outcome: null },
        after: { status, ...told, completedAt },
        at,
      },
    ],
  };
}
