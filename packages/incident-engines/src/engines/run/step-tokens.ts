import { type TraceStepInput, traceStepInputSchema } from "@hoc/incident-schemas";

/**
 * The tokens that a step used: those that its host says; else those that stand in what the step gave, where they are a
 * number that a step may have; `undefined` when nobody counted them.
 *
 * @example stepTokens({ ...step, outcomeData: { tokens: 812 } }) // 812
 */
export function stepTokens({
  tokens,
  outcomeData,
}: Pick<TraceStepInput, "tokens" | "outcomeData">): number | undefined {
  return tokens ?? traceStepInputSchema.shape.tokens.safeParse(outcomeData?.tokens).data;
}
