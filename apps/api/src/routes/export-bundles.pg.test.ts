import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";
import { migrated } from "../../test/evidence-story.js";
import { exportSuite } from "../../test/export-suite.js";

exportSuite("PostgreSQL", async () => {
  const fresh = await freshPgDatabase();
  const pool = new pg.Pool({ connectionString: fresh.url, max: 6 });
  const db = await migrated(new Kysely({ dialect: new PostgresDialect({ pool }) }));
  return {
    db,
    async close() {
      await db.destroy();
      await fresh.drop();
    },
  };
});
