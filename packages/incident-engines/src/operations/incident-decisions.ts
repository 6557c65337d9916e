import type { Actor } from "@hoc/incident-schemas";
import type { Ambient, IncidentDecisionPort, IncidentPorts } from "@hoc/incident-schemas/ports";
import { createIncidentEngine } from "../engines/run/create-incident-engine.js";
import type { Transactions } from "./run-operation.js";

/**
 * The decisions about runs for the rest of a host, on behalf of an actor, each in a transaction of its own.
 *
 * @example incidentDecisions(transactions, ambient, actor).createIncidentForRun("acme", { runId, runStatus: "failed" })
 */
export function incidentDecisions(
  transactions: Pick<Transactions, "read" | "write">,
  ambient: Ambient,
  actor: Actor,
): IncidentDecisionPort {
  const engine = (ports: IncidentPorts) => createIncidentEngine({ ports, ambient, actor });
  return {
    checkAndCreateIncident: (tenantId, end) =>
      transactions.write(tenantId, (ports) => engine(ports).checkAndCreateIncident(tenantId, end)),
    createIncidentForRun: (tenantId, end) =>
      transactions.write(tenantId, (ports) => engine(ports).createIncidentForRun(tenantId, end)),
    getIncidentsForRun: (tenantId, runId, limit, at) =>
      transactions.read(tenantId, async ({ incidentsFacade }) =>
        (await incidentsFacade.fetchIncidentsByRun(tenantId, runId, at)).slice(0, limit),
      ),
  };
}
