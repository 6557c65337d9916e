import type { Kysely } from "kysely";
import { DEFAULT_SCHEMA } from "../../database/schema-name.js";
import type { MigrationOptions } from "../migrate.js";
import { describeSchema } from "./description.js";
import { readSchema } from "./read-schema.js";

/**
 * The tables of a database as the doctor sees them, as text: a line for each column, constraint, index and policy. Two
 * databases of one structure have the same text, whatever their schema is called.
 *
 * @example (await describeLiveSchema(db)).includes("incidents")
 */
export async function describeLiveSchema(
  // biome-ignore lint/suspicious/noExplicitAny: a host hands over its own Kysely, whatever tables it knows
  db: Kysely<any>,
  { schema = DEFAULT_SCHEMA }: MigrationOptions = {},
): Promise<string> {
  return describeSchema(await readSchema(db, schema));
}
