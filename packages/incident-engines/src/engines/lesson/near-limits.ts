import { type DetectNearThreshold, type LessonMetric, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { NewRun, NewRunOutcome } from "@hoc/incident-schemas/ports";
import type { LearningWriting } from "../writing.js";
import type { Usage } from "./band.js";
import { createLessonsLearnedEngine } from "./create-lessons-learned-engine.js";

/** What a run was told that it may use, and whose run it is. */
export type LimitedRun = Pick<NewRun, "runId" | "limits" | "isSynthetic" | "syntheticScenarioId">;

/** What a run used. */
export type UsedByRun = Pick<NewRunOutcome, "inputTokens" | "outputTokens" | "costMicros">;

/**
 * What a run used of its limits, where both are known.
 *
 * @example usedOfLimits({ costMicros: 100 }, { inputTokens: null, outputTokens: null, costMicros: 90 })
 */
export function usedOfLimits(
  limits: NewRun["limits"],
  { inputTokens, outputTokens, costMicros }: UsedByRun,
): (Usage & { readonly metric: LessonMetric })[] {
  const tokens = inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
  const uses = [
    { metric: "tokens", currentValue: tokens, thresholdValue: limits?.tokens },
    { metric: "cost", currentValue: costMicros, thresholdValue: limits?.costMicros },
  ] as const;
  return uses.flatMap(({ metric, currentValue, thresholdValue }) =>
    currentValue === null || thresholdValue === undefined ? [] : [{ metric, currentValue, thresholdValue }],
  );
}

/**
 * Learns from the limits that a run nearly reached, of the product's own accord; that never fails the run.
 *
 * @example await learnFromLimits({ ports, ambient }, "acme", run, outcome)
 */
export async function learnFromLimits(
  writing: Pick<LearningWriting, "ports" | "ambient">,
  tenantId: string,
  { runId, limits, isSynthetic, syntheticScenarioId }: LimitedRun,
  used: UsedByRun,
): Promise<void> {
  const engine = createLessonsLearnedEngine({ ...writing, actor: SYSTEM_ACTORS.lessons });
  for (const use of usedOfLimits(limits, used)) {
    const told: DetectNearThreshold = {
      ...use,
      sourceEventType: "run",
      sourceEventId: runId,
      isSynthetic,
      syntheticScenarioId: syntheticScenarioId ?? undefined,
    };
    await engine.emitNearThreshold(tenantId, told);
  }
}
