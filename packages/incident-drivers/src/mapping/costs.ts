import { DomainError } from "@hoc/incident-schemas";

/**
 * Reads sums of costs from rows; one that a number cannot hold exactly is a refusal, not a wrong figure.
 *
 * @throws DomainError `cost_out_of_range`
 * @example exactCosts(() => rows.map((row) => fromDb(COLUMNS, row)))
 */
export function exactCosts<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError(
      "cost_out_of_range",
      "The sum of the costs is no exact whole number of micro-dollars (±2^53 − 1); ask for a shorter time.",
      {},
      { cause: error },
    );
  }
}
