import type { CustomerTrend } from "@hoc/incident-schemas";

/** Above this deviation in per cent, spending is a spike. */
const SPIKE_ABOVE_PCT = 200;

/** Above this deviation in per cent, spending is rising. */
const RISING_ABOVE_PCT = 50;

/** Below this deviation in per cent, spending is said to be low. */
const LOW_BELOW_PCT = -30;

/** How spending moves, and what is said of it. */
export interface MappedTrend {
  readonly trend: CustomerTrend;
  readonly message: string;
}

/**
 * How spending moves, by how far in per cent it is from what is usual; null where that is not known or nothing stands out
 * yet. Spending below what is usual is normal.
 *
 * @example mapTrend(250) // { trend: "spike", message: "Spending is 250% above the usual level." }
 */
export function mapTrend(deviationPct: number | null, subject = "Spending"): MappedTrend {
  const said = (trend: CustomerTrend, words: string) => ({ trend, message: `${subject} is ${words}.` });
  if (deviationPct === null) return said("normal", "within the usual range");
  const pct = `${Math.abs(Math.round(deviationPct))}%`;
  if (deviationPct > SPIKE_ABOVE_PCT) return said("spike", `${pct} above the usual level`);
  if (deviationPct > RISING_ABOVE_PCT) return said("rising", `${pct} higher than usual`);
  if (deviationPct < LOW_BELOW_PCT) return said("normal", `${pct} below the usual level`);
  return said("normal", "within the usual range");
}
