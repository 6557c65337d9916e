import { type Incident, type IncidentRecovery, MAX_RECOVERY_HISTORY, type RecoveryAdvice } from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { evaluateRecovery } from "./evaluate-recovery.js";

/**
 * What the recovery rules advise about an incident, by its error, by how often it happened, and by what helped against
 * earlier incidents of the same problem.
 *
 * @example (await adviseIncident(ports, incident, at)).ruleResults
 */
export async function adviseIncident(
  { evidence }: Pick<ReadPorts, "evidence">,
  incident: Incident,
  at?: ReadPoint,
): Promise<RecoveryAdvice> {
  const { tenantId, errorCode, errorMessage, signalCount } = incident;
  return evaluateRecovery({
    errorCode: errorCode ?? undefined,
    errorMessage: errorMessage ?? undefined,
    occurrenceCount: Math.max(1, signalCount),
    historicalMatches: await evidence.fetchRecoveryHistory(tenantId, incident, MAX_RECOVERY_HISTORY, at),
  });
}

/**
 * Advice as an incident shows it, without the single rules.
 *
 * @example incidentRecovery(await adviseIncident(ports, incident)).recommendedAction
 */
export function incidentRecovery({ ruleResults: _, totalScore: __, ...shown }: RecoveryAdvice): IncidentRecovery {
  return shown;
}
