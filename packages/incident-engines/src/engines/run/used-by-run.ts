import type { TraceSummary } from "@hoc/incident-schemas";
import type { NewRunOutcome } from "@hoc/incident-schemas/ports";

/** What the host says that a run used. */
export type ToldUse = Pick<NewRunOutcome, "inputTokens" | "outputTokens" | "costMicros">;

/** What a run used; null where nobody counted it. */
export interface UsedByRun {
  readonly tokens: number | null;
  readonly costMicros: number | null;
}

/**
 * What a run used: what its host says; where it does not, what its steps add up to. Tokens of steps count only when every
 * step tells.
 *
 * @example usedByRun({ inputTokens: 800, outputTokens: 120, costMicros: null }, undefined).tokens // 920
 */
export function usedByRun(
  { inputTokens, outputTokens, costMicros }: ToldUse,
  summary: Pick<TraceSummary, "tokens" | "tokensKnown" | "costMicros"> | undefined,
): UsedByRun {
  const told = inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;
  const counted = summary?.tokensKnown ? summary.tokens : null;
  return { tokens: told ?? counted, costMicros: costMicros ?? summary?.costMicros ?? null };
}
