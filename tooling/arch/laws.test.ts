import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { cruiseTree } from "./cruise.js";
import { filesBelow } from "./files.js";
import { canaries, copyWithCanaries } from "./overlay.js";
import { describeViolation, type Violation } from "./violation.js";

const house = join(import.meta.dirname, "../..");
const laws = [
  "schemas-depend-on-zod-only",
  "ports-are-types-only",
  "policy-depends-on-schemas-only",
  "client-depends-on-schemas-only",
  "l6-no-l5-engine-imports",
  "drivers-do-not-combine",
  "drivers-do-not-migrate",
  "engines-speak-ports",
  "decisions-reach-no-outside",
  "engines-do-not-know-operations",
  "operations-do-not-call-operations",
  "one-transaction-owner",
  "bundles-run-alone",
  "bundles-keep-pdf-and-files-apart",
  "rendering-is-injected",
  "front-door-knows-operations-and-schemas",
  "doors-not-windows",
  "shipped-code-ships-alone",
  "no-cycle",
  "no-unresolvable",
  "no-orphan",
];

test("the repository keeps every law, and every source file was looked at", () => {
  expect(cruiseTree(house).map(describeViolation)).toEqual([]);
});

describe("with a canary planted for every law", () => {
  const planted = filesBelow(canaries).map((path) => ({ path, breaks: lawsBrokenBy(path) }));
  const breaking = planted.filter(({ breaks }) => breaks.length > 0);
  let found: Violation[] = [];

  beforeAll(() => {
    const copy = copyWithCanaries();
    try {
      found = cruiseTree(copy.root);
    } finally {
      copy.remove();
    }
  });

  test.each(breaking)("$path is caught by $breaks and by nothing else", ({ path, breaks }) => {
    expect(lawsFoundIn(path)).toEqual(breaks);
  });

  test("nothing but the canaries is caught", () => {
    const innocent = found.filter(({ from }) => !breaking.some(({ path }) => path === from));
    expect(innocent.map(describeViolation)).toEqual([]);
  });

  test("every law has a canary, and there is no law without a name here", () => {
    expect([...new Set(breaking.flatMap(({ breaks }) => breaks))].sort()).toEqual([...laws].sort());
    expect(ruleNames(readFileSync(join(house, ".dependency-cruiser.mjs"), "utf8")).sort()).toEqual([...laws].sort());
  });

  test("every violation says what to do instead", () => {
    expect(found.filter(({ instead }) => instead.length < 20)).toEqual([]);
  });

  function lawsFoundIn(path: string): string[] {
    return [...new Set(found.filter(({ from }) => from === path).map(({ law }) => law))].sort();
  }
});

function lawsBrokenBy(path: string): string[] {
  const header = /^\/\/ breaks: (.+)$/m.exec(readFileSync(join(canaries, path), "utf8"));
  return header?.[1]?.split(", ").sort() ?? [];
}

function ruleNames(config: string): string[] {
  return [...new Set([...config.matchAll(/forbid\(\s*"([^"]+)"/g)].map(([, name]) => name ?? ""))];
}
