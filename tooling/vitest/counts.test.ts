import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { addCounts, countsFile, describeCounts, failures, noCounts, readCounts, writeCounts } from "./counts.js";
import { countModule } from "./counts-reporter.js";

test("every test of a file is counted, and one that never ended counts as failed", () => {
  const counts = countModule(moduleWith("failed", ["passed", "passed", "failed", "skipped", "pending"]));
  expect(counts).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

test("a file that fails without a failing test counts as one failure", () => {
  expect(countModule(moduleWith("failed", []))).toEqual(failures(1));
  expect(countModule(moduleWith("failed", ["skipped"]))).toEqual({ passed: 0, failed: 1, skipped: 1 });
});

test("counts survive their file and add up to the line that ends a run", () => {
  const folder = mkdtempSync(join(tmpdir(), "hoc-counts-"));
  try {
    const file = countsFile(folder);
    expect(readCounts(file)).toBeUndefined();
    writeCounts(file, { passed: 3, failed: 1, skipped: 2 });
    const total = addCounts(readCounts(file) ?? noCounts, { passed: 4, failed: 0, skipped: 0 });
    expect(describeCounts(total)).toBe("7 passed, 1 failed, 2 skipped");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function moduleWith(state: string, results: string[]): TestModule {
  const tests = results.map((result) => ({ result: () => ({ state: result }) }));
  return { state: () => state, children: { allTests: () => tests } } as unknown as TestModule;
}
