import type { CostAnomaly } from "@hoc/incident-schemas";

/**
 * How far a value is above the expected one in per cent, rounded half up to two decimals; below nothing, there is no
 * share. Reckoned in whole numbers: amounts go beyond what fractions hold exactly.
 *
 * @example deviationPct({ currentValueMicros: 22_340_000, expectedValueMicros: 10_000_000 }) // 123.4
 */
export function deviationPct({
  currentValueMicros,
  expectedValueMicros,
}: Pick<CostAnomaly, "currentValueMicros" | "expectedValueMicros">): number | null {
  if (expectedValueMicros === 0) return null;
  const expected = BigInt(expectedValueMicros);
  const hundredths = ((BigInt(currentValueMicros) * 20_000n) / expected + 1n) / 2n - 10_000n;
  return Number(hundredths) / 100;
}
