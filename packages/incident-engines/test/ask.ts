import type { Actor, Role } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { fakeAmbient, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import type { AnyOperation } from "../src/operations/define-operation.js";
import { ownTransactions, runOperation } from "../src/operations/run-operation.js";
import { HOST } from "./noted-traces.js";

/** What an answer says of the point that {@link ask} reads at when the tenant never recorded anything. */
export const READ = { asOf: "2026-03-14T11:59:55.000000Z", dataVersion: 0 };

/**
 * Asks one operation as the front door does, on ports of a test; in the name of a program by default.
 *
 * @example await ask(getRun, ports, "viewer")({ runId: "run-1" })
 */
export function ask(operation: AnyOperation, ports: IncidentPorts, role: Role, actor: Actor = HOST) {
  const ambient = fakeAmbient();
  const noSignals = () => Promise.reject(new Error("nothing is gathered"));
  const transactions = ownTransactions(stubUnitOfWork(ports), noSignals, ambient);
  const context = { tenantId: "acme", actor, role } as const;
  return (input: unknown) => runOperation(operation, input, context, { transactions, ambient, checkOutputs: true });
}
