import { type DetectNearThreshold, type LessonMetric, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { NewRun } from "@hoc/incident-schemas/ports";
import { type ToldUse, type UsedByRun, usedByRun } from "../run/used-by-run.js";
import type { LearningWriting } from "../writing.js";
import { attemptLesson } from "./attempt-lesson.js";
import type { Usage } from "./band.js";
import { createLessonsLearnedEngine } from "./create-lessons-learned-engine.js";

/** What a run was told that it may use, and whose run it is. */
export type LimitedRun = Pick<NewRun, "runId" | "limits" | "isSynthetic" | "syntheticScenarioId">;

/**
 * What a run used of its limits, where both are known.
 *
 * @example usedOfLimits({ costMicros: 100 }, { tokens: null, costMicros: 90 })
 */
export function usedOfLimits(
  limits: NewRun["limits"],
  { tokens, costMicros }: UsedByRun,
): (Usage & { readonly metric: LessonMetric })[] {
  const uses = [
    { metric: "tokens", currentValue: tokens, thresholdValue: limits?.tokens },
    { metric: "cost", currentValue: costMicros, thresholdValue: limits?.costMicros },
  ] as const;
  return uses.flatMap(({ metric, currentValue, thresholdValue }) =>
    currentValue === null || thresholdValue === undefined ? [] : [{ metric, currentValue, thresholdValue }],
  );
}

/**
 * Learns from the limits that a run nearly reached, of the product's own accord; that never fails the run. Its trace is
 * read only where its host does not say what it used of a limit.
 *
 * @example await learnFromLimits({ ports, ambient }, "acme", run, outcome)
 */
export async function learnFromLimits(
  writing: Pick<LearningWriting, "ports" | "ambient">,
  tenantId: string,
  run: LimitedRun,
  told: ToldUse,
): Promise<void> {
  const { runId, limits, isSynthetic, syntheticScenarioId } = run;
  const engine = createLessonsLearnedEngine({ ...writing, actor: SYSTEM_ACTORS.lessons });
  for (const use of usedOfLimits(limits, await knownUse(writing, tenantId, run, told))) {
    const near: DetectNearThreshold = {
      ...use,
      sourceEventType: "run",
      sourceEventId: runId,
      isSynthetic,
      syntheticScenarioId: syntheticScenarioId ?? undefined,
    };
    await engine.emitNearThreshold(tenantId, near);
  }
}

async function knownUse(
  writing: Pick<LearningWriting, "ports" | "ambient">,
  tenantId: string,
  { runId, limits }: LimitedRun,
  told: ToldUse,
): Promise<UsedByRun> {
  const used = usedByRun(told, undefined);
  if (isKnown(used, limits)) return used;
  const summary = await attemptLesson(writing, "near_threshold", { tenantId, runId }, () =>
    writing.ports.traceStore.getTraceSummary(tenantId, runId),
  );
  return usedByRun(told, summary ?? undefined);
}

function isKnown({ tokens, costMicros }: UsedByRun, limits: NewRun["limits"]): boolean {
  const isTokensKnown = tokens !== null || limits?.tokens === undefined;
  const isCostKnown = costMicros !== null || limits?.costMicros === undefined;
  return isTokensKnown && isCostKnown;
}
