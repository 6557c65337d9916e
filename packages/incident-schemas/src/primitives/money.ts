import { z } from "zod";

/** Micro-dollars in a dollar: money is kept as whole micro-dollars, never as a binary fraction. */
export const MICROS_PER_DOLLAR = 1_000_000;

/** Largest amount one signal may carry: one million dollars, so that sums of thousands stay exact as integers. */
export const MAX_SIGNAL_COST_MICROS = 1_000_000 * MICROS_PER_DOLLAR;

const WHOLE_MICROS = `must be a whole number of micro-dollars from -${MAX_SIGNAL_COST_MICROS} to ${MAX_SIGNAL_COST_MICROS}`;

/**
 * A cost in whole micro-dollars; negative for a refund.
 *
 * @example costMicrosSchema.parse(1_250_000) // $1.25
 */
export const costMicrosSchema = z
  .int(WHOLE_MICROS)
  .min(-MAX_SIGNAL_COST_MICROS, WHOLE_MICROS)
  .max(MAX_SIGNAL_COST_MICROS, WHOLE_MICROS)
  .meta({ id: "CostMicros" });
