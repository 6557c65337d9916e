import { sql } from "kysely";

/** The signals `s` that an incident counts as its own; late ones it counts apart. */
export const COUNTED_SIGNALS = sql`s.absorption in ('opened', 'attached', 'overflow')`;
