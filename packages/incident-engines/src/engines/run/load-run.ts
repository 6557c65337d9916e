import { DomainError, type Run } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts, StoredRun } from "@hoc/incident-schemas/ports";

/**
 * One run of the tenant, as it stands or as it stood at a point.
 *
 * @throws DomainError `run_not_found`, the same for an unknown id and for another tenant's
 * @example const run = await loadRun(ports, "acme", "run-1")
 */
export async function loadRun(
  ports: Pick<ReadPorts, "runs">,
  tenantId: string,
  runId: string,
  at?: ReadPoint,
): Promise<StoredRun> {
  const run = await ports.runs.fetchRun(tenantId, runId, at);
  if (run === undefined) throw runNotFound(runId);
  return run;
}

/**
 * The error for a run that the tenant does not have.
 *
 * @example throw runNotFound("run-1")
 */
export function runNotFound(runId: string): DomainError {
  return new DomainError("run_not_found", "The tenant has no run of this id.", { runId });
}

/**
 * A run as it is shown, without what its reports are compared by.
 *
 * @example { ...shownRun(await loadRun(ports, "acme", "run-1", at)), ...readAt(at) }
 */
export function shownRun({ reportDigest: _, outcomeDigest: __, ...run }: StoredRun): Run {
  return run;
}
