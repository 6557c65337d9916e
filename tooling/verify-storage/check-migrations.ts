import { liveStructure } from "../../packages/incident-drivers/test/live-schema.js";
import { type Verdict, verdictOf } from "../verify/verdict.js";
import { liveNames } from "./live-keys.js";
import type { StorageServer } from "./storage-server.js";

/** What came of migrating up, down and up again. */
export interface MigrationsSeen {
  /** What was still there after everything had been taken back. */
  readonly leftOver: readonly string[];
  /** How a table came out of it. */
  verdictOn(table: string): Verdict;
}

type Structure = Awaited<ReturnType<typeof liveStructure>>;

/** Migrates up, down and up again, and looks at what each step leaves. The database must be new. */
export async function migrateUpDownUp({ db, up, down }: StorageServer): Promise<MigrationsSeen> {
  await up();
  const first = await liveStructure(db, "hoc");
  await down();
  const leftOver = await liveNames(db);
  await up();
  const second = await liveStructure(db, "hoc");
  return {
    leftOver,
    verdictOn(table) {
      const wrong = leftOver.includes(table) ? ["it is left over after everything was taken back"] : [];
      const [before, after] = [first, second].map((structure) => JSON.stringify(partOf(structure, table)));
      if (before !== after) wrong.push(`it is another table after down and up: ${before} became ${after}`);
      return verdictOf(wrong);
    },
  };
}

function partOf(structure: Structure, table: string): unknown {
  return Object.values(structure).map((parts) =>
    (parts as Record<string, unknown>[]).filter((part) => Object.values(part)[0] === table),
  );
}
