import { type RawBuilder, sql } from "kysely";

/**
 * The ids of the newest incidents of a group of `i`, at most `most`, newest first, as JSON.
 *
 * @example newestIds(10)
 */
export function newestIds(most: number): RawBuilder<unknown> {
  return sql`to_json((array_agg(i.id order by i.created_at desc, i.id collate "C"))[1:${sql.lit(most)}])`;
}
