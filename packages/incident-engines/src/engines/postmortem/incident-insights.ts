import type { LearningInsightResult, ResolutionSummaryResult } from "@hoc/incident-schemas";
import { wholeQuotient } from "../analysis/two-decimals.js";
import { durationText } from "./duration-text.js";
import { sureEnough } from "./sure-enough.js";

/**
 * What an incident and similar ones teach, each sentence with the size of its sample. None says that something helps:
 * how often a thing was done tells nothing of that.
 *
 * @example incidentInsights(summary, similarIncidents)
 */
export function incidentInsights(
  incident: ResolutionSummaryResult,
  similar: readonly ResolutionSummaryResult[],
): LearningInsightResult[] {
  const all = [incident, ...similar];
  return sureEnough([sameMethod(incident, all), attemptedRecoveries(all), averageResolution(all)]);
}

/** Others were resolved by the method that the incident was. */
function sameMethod(
  { resolutionMethod }: ResolutionSummaryResult,
  all: readonly ResolutionSummaryResult[],
): LearningInsightResult | undefined {
  if (resolutionMethod === null) return undefined;
  const users = all.filter((one) => one.resolutionMethod === resolutionMethod);
  const others = users.length - 1;
  if (others < 1) return undefined;
  return {
    insightType: "response",
    description: `${ofThoseLookedAt(users, all)}, this one among them, were resolved by the method "${resolutionMethod}".`,
    confidence: Math.min(50 + 10 * others, 90) / 100,
    supportingIncidentIds: idsOf(users),
  };
}

/** At several a recovery was attempted. */
function attemptedRecoveries(all: readonly ResolutionSummaryResult[]): LearningInsightResult | undefined {
  const attempts = all.filter(({ recoveryAttempted }) => recoveryAttempted);
  if (attempts.length < 2) return undefined;
  return {
    insightType: "prevention",
    description: `In ${ofThoseLookedAt(attempts, all)} a recovery was attempted.`,
    confidence: Math.min(60 + 8 * attempts.length, 85) / 100,
    supportingIncidentIds: idsOf(attempts),
  };
}

/** How long several took. */
function averageResolution(all: readonly ResolutionSummaryResult[]): LearningInsightResult | undefined {
  const resolved = all.filter(({ timeToResolutionMs }) => timeToResolutionMs !== null);
  if (resolved.length < 2) return undefined;
  const total = resolved.reduce((sum, { timeToResolutionMs }) => sum + Number(timeToResolutionMs), 0);
  const average = durationText(wholeQuotient(total, resolved.length));
  return {
    insightType: "detection",
    description: `Resolution took ${average} on average in ${ofThoseLookedAt(resolved, all)}.`,
    confidence: Math.min(50 + 10 * resolved.length, 80) / 100,
    supportingIncidentIds: idsOf(resolved),
  };
}

function ofThoseLookedAt(some: readonly unknown[], all: readonly unknown[]): string {
  return `${some.length} of ${all.length} incidents looked at`;
}

function idsOf(incidents: readonly ResolutionSummaryResult[]): string[] {
  return incidents.map(({ incidentId }) => incidentId);
}
