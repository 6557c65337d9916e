import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cruiseTree } from "../arch/cruise.js";
import { textLaws, textViolations } from "../arch/text-laws.js";
import { describeViolation, type Violation } from "../arch/violation.js";
import type { Row } from "../verify/matrix.js";
import { verdictOf } from "../verify/verdict.js";

/** How a law came out. */
export type LawRow = Row<"kept">;

/** The laws about imports, each held against the tree at `root`. */
export function layerLawRows(root: string): LawRow[] {
  return rowsOf(lawNames(root), cruiseTree(root));
}

/** The laws about what files say, each held against the tree at `root`. */
export function textLawRows(root: string): LawRow[] {
  return rowsOf([...textLaws.map(({ name }) => name), "ports-take-the-tenant"], textViolations(root));
}

/**
 * A row for each law; a violation of a law without a name here has one too.
 *
 * @example rowsOf(["no-cycle"], []) // one row, which passes
 */
export function rowsOf(laws: readonly string[], violations: readonly Violation[]): LawRow[] {
  const names = [...new Set([...laws, ...violations.map(({ law }) => law)])];
  return names.map((name) => ({
    name,
    verdicts: { kept: verdictOf(violations.filter(({ law }) => law === name).map(describeViolation)) },
  }));
}

/** The names of the laws in the cruiser's settings, and of the one that no file escapes them. */
export function lawNames(root: string): string[] {
  const settings = readFileSync(join(root, ".dependency-cruiser.mjs"), "utf8");
  const names = [...settings.matchAll(/forbid\(\s*"([^"]+)"/g)].map(([, name]) => String(name));
  return [...new Set([...names, "all-sources-seen"])];
}
