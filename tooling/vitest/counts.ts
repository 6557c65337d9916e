import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What one suite run amounted to; every suite leaves such a file in its folder, and the total is their sum. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export const failures = (failed: number): Counts => ({ ...noCounts, failed });

export function writeCounts(file: string, counts: Counts): void {
  writeFileSync(file, `${JSON.stringify(counts)}\n`);
}

export function readCounts(file: string): Counts | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Counts) : undefined;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

export const countsFile = (folder: string, name = "vitest"): string => join(folder, `.test-counts.${name}.json`);
