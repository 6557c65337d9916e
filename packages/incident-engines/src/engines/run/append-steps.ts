import { type AppendedSteps, DomainError, type Instant, type TraceStepInput } from "@hoc/incident-schemas";
import type { IncidentPorts, NewTraceStep } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import { runNotFound } from "./load-run.js";
import { stepTokens } from "./step-tokens.js";

/** Version of what is compared: another rule gets another number. */
const STEP = "trace-step/v1";

/** Steps of one run. */
export interface AppendSteps {
  readonly runId: string;
  readonly steps: readonly TraceStepInput[];
}

/**
 * Adds steps to the trace of a run, all of them or none. A step that is there in the same words counts once; a trace may
 * still grow when its run is over.
 *
 * @throws DomainError `run_not_found`; `step_conflict` that names each step that is there in other words
 * @example await appendSteps(ports, "acme", { runId: "run-1", steps })
 */
export async function appendSteps(
  ports: Pick<IncidentPorts, "runs" | "traceStore" | "recordedAt">,
  tenantId: string,
  { runId, steps }: AppendSteps,
): Promise<AppendedSteps> {
  const traceId = (await ports.runs.fetchTraceIds(tenantId, [runId])).get(runId);
  if (traceId === undefined) throw runNotFound(runId);
  const made = steps.map((step) => newStep(step, ports.recordedAt));
  const { inserted, conflicts } = await ports.traceStore.insertTraceSteps(tenantId, traceId, made);
  if (conflicts.length > 0) throw stepConflict(runId, steps, conflicts);
  return { runId, traceId, recorded: inserted, duplicates: steps.length - inserted };
}

function newStep(step: TraceStepInput, recordedAt: Instant): NewTraceStep {
  return {
    ...step,
    tokens: stepTokens(step),
    occurredAt: step.occurredAt ?? recordedAt,
    contentDigest: jsonDigest({ version: STEP, ...step }),
  };
}

function stepConflict(runId: string, steps: readonly TraceStepInput[], conflicts: readonly number[]): DomainError {
  const positions = conflicts.map((index) => steps.findIndex(({ stepIndex }) => stepIndex === index));
  return new DomainError(
    "step_conflict",
    `The trace of the run ${runId} has other content at the step ${conflicts.join(", ")}; steps never change, and ` +
      "nothing was stored.",
    {
      runId,
      stepIndexes: conflicts.slice(0, 20),
      fields: positions.slice(0, 20).map((position) => ({
        pointer: `/steps/${position}/stepIndex`,
        message: "was stored before with other content",
      })),
    },
  );
}
