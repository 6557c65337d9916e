import { DomainError } from "@hoc/incident-schemas";

const TOO_LONG = "The sum of the costs is no exact whole number of micro-dollars (±2^53 − 1); ask for a shorter time.";

/**
 * Reads sums of costs from rows; one that a number cannot hold exactly is a refusal, not a wrong figure. `message` is
 * for sums that are not of a time.
 *
 * @throws DomainError `cost_out_of_range`
 * @example exactCosts(() => rows.map((row) => fromDb(COLUMNS, row)))
 */
export function exactCosts<Result>(read: () => Result, message = TOO_LONG): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("cost_out_of_range", message, {}, { cause: error });
  }
}
