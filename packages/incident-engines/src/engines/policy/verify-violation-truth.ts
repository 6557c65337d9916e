import type { Instant, ViolationTruth } from "@hoc/incident-schemas";
import type { ClockFn, ReadPorts } from "@hoc/incident-schemas/ports";
import { readAt, readPointOf } from "../incident-read/read-point.js";
import { violationNotFound } from "./load-violation.js";
import { verifyTruth } from "./verify-truth.js";

/** Which violation is judged, by what was stored when. */
export interface VerifyViolationTruth {
  readonly violationId: string;
  readonly asOf?: Instant | undefined;
}

/**
 * Judges a stored violation by everything that was recorded at `asOf`.
 *
 * @throws DomainError `violation_not_found`; `invalid_input` for an instant in the future
 * @example (await verifyViolationTruth({ ports, clock }, "acme", { violationId: "vio_1" })).passed
 */
export async function verifyViolationTruth(
  {
    ports,
    clock,
  }: { readonly ports: Pick<ReadPorts, "policyViolations" | "readPoints" | "aggregator">; readonly clock: ClockFn },
  tenantId: string,
  { violationId, asOf }: VerifyViolationTruth,
): Promise<ViolationTruth> {
  const at = await readPointOf(ports, tenantId, asOf, clock());
  const facts = await ports.policyViolations.fetchViolationTruthCheck(tenantId, violationId, at);
  if (facts === undefined) throw violationNotFound(violationId);
  const signalsArePruned = ports.aggregator.config.signalRetentionDays !== null;
  return { ...verifyTruth(facts, { signalsArePruned }), ...readAt(at) };
}
