import type { NewestFirstPage } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "./incidents-at.js";

/**
 * `and … order by …sequence desc limit …`: the end of a question for a page of what a tenant recorded, by a point.
 *
 * @example sql`select … from … as v where v.tenant_id = ${"acme"} ${newestFirst("v", { limit: 20, at })}`
 */
export function newestFirst(alias: string, { beforeSequence, limit, at }: NewestFirstPage): RawBuilder<unknown> {
  const sequence = sql.id(alias, "sequence");
  const before = beforeSequence === undefined ? sql`` : sql`and ${sequence} < ${beforeSequence}::int8`;
  return sql`${recordedBy(alias, at)} ${before} order by ${sequence} desc limit ${limit}`;
}
