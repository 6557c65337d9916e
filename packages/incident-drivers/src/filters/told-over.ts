import { type RawBuilder, sql } from "kysely";

/**
 * The incidents `i` that somebody said are over: a person, or an all-clear. One that was resolved because nothing was
 * heard any more says nothing of what it was about.
 */
export const TOLD_OVER: RawBuilder<unknown> = sql`
  i.lifecycle_state = 'RESOLVED' and (i.resolution_method <> 'auto' or i.resolution_type = 'all_clear')`;
