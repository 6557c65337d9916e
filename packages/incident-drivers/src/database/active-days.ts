import { sql } from "kysely";

/** The number of UTC days on which incidents `i` of a group were created. */
export const ACTIVE_DAYS = sql<string>`count(distinct (i.created_at at time zone 'UTC')::date)`;
