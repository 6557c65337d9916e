import type { ReadPorts } from "@hoc/incident-schemas/ports";
import { runSignalId } from "../run/run-signal.js";
import { RUN_TRIGGERS } from "../run/told-before.js";

/**
 * The incident that took the signal of a run's own end, when there is one; runs that did their work have none.
 *
 * @example const sourceIncidentId = await incidentOfRun(ports, "acme", "run-1")
 */
export async function incidentOfRun(
  { signals }: { readonly signals: Pick<ReadPorts["signals"], "findSignals"> },
  tenantId: string,
  runId: string,
): Promise<string | undefined> {
  const raised = RUN_TRIGGERS.map((trigger) => runSignalId(runId, trigger));
  const stored = await signals.findSignals(tenantId, raised);
  return stored.find(({ incidentId }) => incidentId !== null)?.incidentId ?? undefined;
}
