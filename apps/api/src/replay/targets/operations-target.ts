import type { Operations } from "@hoc/incident-engines";
import { DomainError, MAX_PAGE_SIZE, type RecordResult, type SignalInput } from "@hoc/incident-schemas";
import { incidentFactsSchema, incidentPageSchema } from "./incident-facts.js";
import {
  type IncidentFacts,
  type IncidentPage,
  positionIn,
  Refused,
  type ReplayTarget,
  type RunTarget,
} from "./target.js";

/** The product in this process. */
export function operationsTarget(
  operations: Pick<Operations, "execute" | "record">,
  tenantId: string,
): Pick<ReplayTarget, "record" | "getIncident" | "listIncidents" | keyof RunTarget> {
  const actor = { type: "SYSTEM", id: "replay" } as const;
  const reading = { tenantId, actor, role: "viewer" } as const;
  const sending = { tenantId, actor, role: "ingest" } as const;
  return {
    record: (signals: readonly SignalInput[]): Promise<readonly RecordResult[]> =>
      taken(operations.record(tenantId, signals, { actor })),
    reportRun: (run) => taken(operations.execute("incidents.runs.reportRun", run, sending)),
    appendSteps: (steps) => taken(operations.execute("incidents.runs.appendSteps", steps, sending)),
    reportOutcome: (end) => taken(operations.execute("incidents.runs.reportOutcome", end, sending)),
    examineRun: (runId) => taken(operations.execute("incidents.detectors.examineRun", { runId }, sending)),
    async getIncident(incidentId): Promise<IncidentFacts> {
      return incidentFactsSchema.parse(
        await operations.execute("incidents.query.getIncidentDetail", { incidentId }, reading),
      );
    },
    async listIncidents(cursor): Promise<IncidentPage> {
      const input = { limit: MAX_PAGE_SIZE, includeTotal: false, ...(cursor !== undefined && { cursor }) };
      return incidentPageSchema.parse(await operations.execute("incidents.query.listIncidents", input, reading));
    },
  };
}

async function taken<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  if (!DomainError.isInstance(error) || error.kind === "internal") return error;
  const [field] = error.details.fields ?? [];
  const text = field === undefined ? error.message : `${error.message} (${field.pointer} ${field.message})`;
  return new Refused(text, field && positionIn(field.pointer), { cause: error });
}
