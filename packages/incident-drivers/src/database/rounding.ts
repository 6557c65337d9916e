import { type RawBuilder, sql } from "kysely";

/**
 * A quotient of whole numbers as the nearest whole number, halves up, exactly: `numeric` division cuts its quotient
 * somewhere, `div` does not. The divisor is positive; nothing divided is nothing, whatever the divisor.
 *
 * @example roundedHalfUp(sql`t.total`, sql`2 * t.n`)
 */
export function roundedHalfUp(dividend: RawBuilder<unknown>, divisor: RawBuilder<unknown>): RawBuilder<unknown> {
  const numerator = sql`2 * (${dividend})::numeric + (${divisor})`;
  const denominator = sql`(2 * (${divisor})::numeric)`;
  return sql`(div(${numerator}, ${denominator}) - (mod(${numerator}, ${denominator}) < 0)::int4)`;
}

/**
 * As {@link roundedHalfUp}, halves away from zero, so that a refund is rounded as the cost that it pays back.
 *
 * @example roundedAwayFromZero(sql`t.total_cost`, sql`t.incidents`)
 */
export function roundedAwayFromZero(dividend: RawBuilder<unknown>, divisor: RawBuilder<unknown>): RawBuilder<unknown> {
  const numerator = sql`2 * abs((${dividend})::numeric) + (${divisor})`;
  return sql`(sign((${dividend})::numeric) * div(${numerator}, 2 * (${divisor})::numeric))`;
}
