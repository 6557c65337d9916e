import { DomainError } from "@hoc/incident-schemas";

/**
 * The sum of whole micro-dollars; one that a number cannot hold exactly is a refusal, not a wrong figure.
 *
 * @throws DomainError `cost_out_of_range`
 * @example exactSum([1_500_000, -500_000]) // 1000000
 */
export function exactSum(micros: readonly number[]): number {
  const sum = Number(micros.reduce((total, one) => total + BigInt(one), 0n));
  if (Number.isSafeInteger(sum)) return sum;
  throw new DomainError(
    "cost_out_of_range",
    "The sum of the costs is no exact whole number of micro-dollars (±2^53 − 1); ask for a shorter time.",
  );
}
