import { PGlite } from "@electric-sql/pglite";

export interface FreshPglite {
  pglite: PGlite;
  close(): Promise<void>;
}

/** A new, empty PostgreSQL in memory, for one test file (`*.db.test.ts`); close it in `afterAll`. */
export async function freshPglite(): Promise<FreshPglite> {
  const pglite = await PGlite.create();
  return { pglite, close: () => pglite.close() };
}
