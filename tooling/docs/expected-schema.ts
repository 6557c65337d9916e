import { describeLiveSchema, migrateToLatest } from "@hoc/incident-drivers/migrations";
import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { Kysely } from "kysely";
import { freshPglite } from "../db/pglite.js";

/** The module that says how a database is after all migrations: what the doctor holds others against. */
export async function expectedSchemaModule(): Promise<string> {
  const { pglite, close } = await freshPglite();
  const db = new Kysely<unknown>({ dialect: new PGliteDialect(pglite) });
  try {
    await migrateToLatest(db);
    const text = (await describeLiveSchema(db)).replace(/[\\`]|\$(?=\{)/g, "\\$&");
    return `/** The tables as the migrations make them. Made by \`npm run docs\` from the migrations; change those, not this file. */
export const EXPECTED_SCHEMA = \`
${text}
\`;
`;
  } finally {
    await close();
  }
}
