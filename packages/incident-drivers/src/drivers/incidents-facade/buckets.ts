import { type Granularity, invalidInput } from "@hoc/incident-schemas";
import type { AnalysisWindow, TrendBuckets } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";

const STEPS: Readonly<Record<Granularity, string>> = { day: "1 day", week: "1 week", month: "1 month" };

/** PostgreSQL's code for an unknown zone, among other unusable parameters. */
const INVALID_PARAMETER = "22023";

/**
 * The local start of the bucket that an instant lies in, as a timestamp without zone. In local time every day has 24
 * hours, also those that begin or end summer time.
 *
 * @example bucketOf(sql`i.created_at`, { granularity: "day", timeZone: "America/New_York" })
 */
export function bucketOf(instant: RawBuilder<unknown>, { granularity, timeZone }: TrendBuckets): RawBuilder<unknown> {
  return sql`date_trunc(${granularity}::text, ${instant} at time zone ${timeZone}::text)`;
}

/** Every bucket of the window as `b.starts_at`, empty ones too. */
export function everyBucket(window: AnalysisWindow, buckets: TrendBuckets): RawBuilder<unknown> {
  const first = bucketOf(sql`${window.from}::timestamptz`, buckets);
  const last = bucketOf(sql`${window.to}::timestamptz`, buckets);
  return sql`generate_series(${first}, ${last}, ${STEPS[buckets.granularity]}::interval) as b(starts_at)`;
}

/**
 * Runs a statement over buckets.
 *
 * @throws DomainError `invalid_input` for a zone that the database does not know
 */
export async function inZone<Result>(statement: () => Promise<Result>): Promise<Result> {
  try {
    return await statement();
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== INVALID_PARAMETER) throw error;
    throw invalidInput([{ pointer: "/timeZone", message: "is a time zone that the database does not know" }]);
  }
}
