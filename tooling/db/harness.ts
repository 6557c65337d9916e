import { inject } from "vitest";
import type {} from "./postgres.js";
import { createDatabase, type FreshDatabase } from "./postgres-server.js";

/** A new, empty database on the real server, for one test file (`*.pg.test.ts`); drop it in `afterAll`. */
export const freshPgDatabase = (): Promise<FreshDatabase> => createDatabase(inject("postgresUrl"));
