import { SEVERITIES } from "@hoc/incident-schemas";
import { type RawBuilder, sql } from "kysely";

/**
 * The rank of the severity of an incident `i`, as `severityRank` counts it. Severities are compared and sorted by this
 * expression alone, because indexes carry it.
 */
export const SEVERITY_RANK: RawBuilder<unknown> = sql`case i.severity ${sql.join(
  SEVERITIES.map((severity, rank) => sql`when ${sql.lit(severity)} then ${sql.lit(rank)}`),
  sql` `,
)} end`;
