import { z } from "zod";

/** Micro-dollars in a dollar: money is kept as whole micro-dollars, never as a binary fraction. */
export const MICROS_PER_DOLLAR = 1_000_000;

/** Largest amount one signal may carry: one million dollars, so that sums of thousands stay exact as integers. */
export const MAX_SIGNAL_COST_MICROS = 1_000_000 * MICROS_PER_DOLLAR;

/**
 * A cost in whole micro-dollars; negative for a refund.
 *
 * @example costMicrosSchema.parse(1_250_000) // $1.25
 */
export const costMicrosSchema = z
  .int()
  .min(-MAX_SIGNAL_COST_MICROS)
  .max(MAX_SIGNAL_COST_MICROS)
  .meta({ id: "CostMicros" });
