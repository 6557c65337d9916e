import {
  MATCH_CONFIDENCE,
  MICROS_PER_SECOND,
  microsOf,
  type PreventionRecord,
  type Severity,
  type Signal,
  type SuppressingPolicy,
  severityRank,
} from "@hoc/incident-schemas";

/** A prevention record without what storing adds. */
export type Prevention = Omit<PreventionRecord, "tenantId" | "recordedAt" | "sequence" | "preventionId">;

/**
 * What keeps a signal from becoming an incident: of the rules that cover it the one that comes first. A rule holds for
 * what is received before it expires; `critical` is covered only by a rule that says so.
 *
 * @example preventionOf([rule], signal, "high")?.policyId // "pol_1"
 */
export function preventionOf(
  policies: readonly SuppressingPolicy[],
  signal: Signal,
  severity: Severity,
): Prevention | undefined {
  if (signal.state === "resolved" || signal.kind === "manual") return undefined;
  const policy = policies.find((one) => covers(one, signal, severity));
  if (policy === undefined) return undefined;
  return {
    policyId: policy.policyId,
    patternId: signal.errorCode ?? "UNKNOWN",
    signalId: signal.signalId,
    originalIncidentId: policy.sourceIncidentId,
    runId: signal.runId,
    violationId: signal.violationId,
    outcome: "prevented",
    signatureMatchConfidence:
      policy.suppression.errorCodes === undefined ? MATCH_CONFIDENCE.category : MATCH_CONFIDENCE.errorCode,
    policyAgeSeconds: secondsBetween(policy.createdAt, signal.receivedAt),
    isSimulated: false,
    isSynthetic: signal.isSynthetic,
    syntheticScenarioId: signal.syntheticScenarioId,
    createdAt: signal.receivedAt,
  };
}

function covers({ agentId, suppression }: SuppressingPolicy, signal: Signal, severity: Severity): boolean {
  const { errorCodes, categories, maxSeverity, expiresAt } = suppression;
  return (
    names(errorCodes, signal.errorCode) &&
    names(categories, signal.category) &&
    (agentId === null || agentId === signal.agentId) &&
    severityRank(severity) <= severityRank(maxSeverity) &&
    (expiresAt === undefined || microsOf(signal.receivedAt) < microsOf(expiresAt))
  );
}

/** Whether a list names a value, exactly; one that is left out names all. */
function names(list: readonly string[] | undefined, value: string | null): boolean {
  return list === undefined || (value !== null && list.includes(value));
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((microsOf(to) - microsOf(from)) / MICROS_PER_SECOND));
}
