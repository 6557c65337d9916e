import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "./incidents-at.js";

/** Which stretch of a list in the order of recording is wanted, the last one first. */
export interface LastFirstPage {
  /** Only what was recorded before this number of the tenant's sequence. */
  readonly beforeSequence?: number | undefined;
  readonly limit: number;
  readonly at: ReadPoint;
}

/**
 * `and … order by …sequence desc limit …`: the end of a question for a page of what a tenant recorded, by a point.
 *
 * @example sql`select … from … as v where v.tenant_id = ${"acme"} ${lastFirst("v", { limit: 20, at })}`
 */
export function lastFirst(alias: string, { beforeSequence, limit, at }: LastFirstPage): RawBuilder<unknown> {
  const sequence = sql.id(alias, "sequence");
  const before = beforeSequence === undefined ? sql`` : sql`and ${sequence} < ${beforeSequence}::int8`;
  return sql`${recordedBy(alias, at)} ${before} order by ${sequence} desc limit ${limit}`;
}
