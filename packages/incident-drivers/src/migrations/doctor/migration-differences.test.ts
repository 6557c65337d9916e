import { describe, expect, it } from "vitest";
import { migrationDifferences } from "./migration-differences.js";

describe("migrations that a database has had", () => {
  it("are all of this version's, or some are pending or unknown", () => {
    expect(migrationDifferences(["1", "2"], ["1", "2"])).toEqual([]);
    expect(migrationDifferences(["1", "2"], ["1", "3"])).toMatchObject([
      { finding: "pending", name: "2", expected: "2", found: null, sql: [] },
      { finding: "unknown", name: "3", expected: null, found: "3", sql: [] },
    ]);
  });
});
