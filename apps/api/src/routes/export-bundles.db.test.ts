import { PGliteDialect } from "@hoc/incident-drivers/pglite";
import { Kysely } from "kysely";
import { freshPglite } from "../../../../tooling/db/pglite.js";
import { migrated } from "../../test/evidence-story.js";
import { exportSuite } from "../../test/export-suite.js";

exportSuite("PGlite", async () => {
  const { pglite } = await freshPglite();
  const db = await migrated(new Kysely({ dialect: new PGliteDialect(pglite) }));
  return { db, close: () => db.destroy() };
});
