import type { Reporter, SerializedError, TestModule, Vitest } from "vitest/node";
import { addCounts, type Counts, countsFile, failures, noCounts, writeCounts } from "./counts.js";

/** Writes how many tests passed, failed and were skipped, so that suites of several runs can be added up. */
export default class CountsReporter implements Reporter {
  private folder = process.cwd();

  onInit(vitest: Vitest): void {
    this.folder = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counted = modules.map(countModule).reduce(addCounts, noCounts);
    writeCounts(countsFile(this.folder), addCounts(counted, failures(unhandledErrors.length)));
  }
}

/** A file that fails without a failing test (it does not load, a hook throws) counts as one failure. */
export function countModule(module: Pick<TestModule, "state" | "children">): Counts {
  const counts = { ...noCounts };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    counts[state === "pending" ? "failed" : state] += 1;
  }
  if (module.state() === "failed" && counts.failed === 0) counts.failed = 1;
  return counts;
}
