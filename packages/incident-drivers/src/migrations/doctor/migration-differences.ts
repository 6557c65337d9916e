import type { Difference } from "./difference.js";

/**
 * What is wrong with the migrations that a database has had, when this version has `known` ones.
 *
 * @example migrationDifferences(["0001-foundation"], []) // one that is pending
 */
export function migrationDifferences(known: readonly string[], applied: readonly string[]): Difference[] {
  const about = { part: "migration", table: null, sql: [] } as const;
  return [
    ...known
      .filter((name) => !applied.includes(name))
      .map(
        (name): Difference => ({
          ...about,
          finding: "pending",
          name,
          expected: name,
          found: null,
          sentence: `The migration ${name} has not run; the server runs it when it starts, and so does migrateToLatest.`,
        }),
      ),
    ...applied
      .filter((name) => !known.includes(name))
      .map(
        (name): Difference => ({
          ...about,
          finding: "unknown",
          name,
          expected: null,
          found: name,
          sentence: `The migration ${name} is none of this version; ask the doctor of the version that it came with.`,
        }),
      ),
  ];
}
