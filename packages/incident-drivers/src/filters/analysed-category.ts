import { UNCATEGORIZED, UNKNOWN_CATEGORY } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";
import { LISTED_CATEGORY } from "./incident-filters.js";

/** The category that analyses count incidents `i` under. */
export const ANALYSED_CATEGORY = sql<string>`coalesce(i.category, ${sql.lit(UNCATEGORIZED)})`;

/**
 * `and …`: incidents `i` of a category as analyses show it; lists show one without a category differently, and it is that
 * name which the indexes carry.
 *
 * @example ofCategory("uncategorized") // and coalesce(i.category, 'UNKNOWN') = …
 */
export function ofCategory(category: string): RawBuilder<unknown> {
  const shown = category === UNCATEGORIZED ? UNKNOWN_CATEGORY : category;
  return sql`and ${LISTED_CATEGORY} = ${shown} and ${ANALYSED_CATEGORY} = ${category}`;
}
