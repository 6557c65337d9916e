import type { WebhookCircuit } from "@hoc/incident-schemas";
import type { Ambient, ReadPorts } from "@hoc/incident-schemas/ports";
import { circuitAt } from "./webhook-circuit.js";

/** What it takes to say how an endpoint is. */
export interface CircuitLoading extends Pick<Ambient, "clock"> {
  readonly ports: Pick<ReadPorts, "webhooks">;
}

/** How an endpoint is that was never sent anything. */
const UNTRIED: WebhookCircuit = { failuresInARow: 0, pausedUntil: null };

/**
 * How an endpoint of the tenant is now: how often in a row it took nothing, and until when it is paused.
 *
 * @example const { pausedUntil } = await loadCircuit({ ports, clock }, "acme", "whe_1")
 */
export async function loadCircuit(
  { ports, clock }: CircuitLoading,
  tenantId: string,
  endpointId: string,
): Promise<WebhookCircuit> {
  const circuit = await ports.webhooks.fetchCircuit(tenantId, endpointId);
  return circuitAt(circuit ?? UNTRIED, clock());
}
