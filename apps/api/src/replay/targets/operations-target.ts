import type { Operations } from "@hoc/incident-engines";
import { DomainError, MAX_PAGE_SIZE, type RecordResult, type SignalInput } from "@hoc/incident-schemas";
import { incidentFactsSchema, incidentPageSchema } from "./incident-facts.js";
import { BatchRefused, type IncidentFacts, type IncidentPage, positionIn, type ReplayTarget } from "./target.js";

/** The product in this process. */
export function operationsTarget(
  operations: Pick<Operations, "execute" | "record">,
  tenantId: string,
): Pick<ReplayTarget, "record" | "getIncident" | "listIncidents"> {
  const actor = { type: "SYSTEM", id: "replay" } as const;
  const reading = { tenantId, actor, role: "viewer" } as const;
  return {
    async record(signals: readonly SignalInput[]): Promise<readonly RecordResult[]> {
      try {
        return await operations.record(tenantId, signals, { actor });
      } catch (error) {
        throw refusal(error);
      }
    },
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

function refusal(error: unknown): unknown {
  if (!DomainError.isInstance(error) || error.kind === "internal") return error;
  const [field] = error.details.fields ?? [];
  const text = field === undefined ? error.message : `${error.message} (${field.pointer} ${field.message})`;
  return new BatchRefused(text, field && positionIn(field.pointer), { cause: error });
}
