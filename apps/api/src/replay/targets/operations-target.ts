import type { Operations } from "@hoc/incident-engines";
import { DomainError, type RecordResult, type SignalInput } from "@hoc/incident-schemas";
import { incidentFactsSchema } from "./incident-facts.js";
import { BatchRefused, type IncidentFacts, positionIn, type ReplayTarget } from "./target.js";

/** The product in this process. */
export function operationsTarget(
  operations: Pick<Operations, "execute" | "record">,
  tenantId: string,
): Pick<ReplayTarget, "record" | "getIncident"> {
  const actor = { type: "SYSTEM", id: "replay" } as const;
  return {
    async record(signals: readonly SignalInput[]): Promise<readonly RecordResult[]> {
      try {
        return await operations.record(tenantId, signals, { actor });
      } catch (error) {
        throw refusal(error);
      }
    },
    async getIncident(incidentId): Promise<IncidentFacts> {
      const context = { tenantId, actor, role: "viewer" } as const;
      return incidentFactsSchema.parse(
        await operations.execute("incidents.query.getIncidentDetail", { incidentId }, context),
      );
    },
  };
}

function refusal(error: unknown): unknown {
  if (!DomainError.isInstance(error) || error.kind === "internal") return error;
  const [field] = error.details.fields ?? [];
  const text = field === undefined ? error.message : `${error.message} (${field.pointer} ${field.message})`;
  return new BatchRefused(text, field && positionIn(field.pointer), { cause: error });
}
