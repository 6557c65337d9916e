import { expect, test } from "vitest";
import { createFindings } from "./findings.js";

test("findings are printed as they come, and one that failed makes the exit code 1", () => {
  const lines: string[] = [];
  const findings = createFindings((line) => lines.push(line));
  findings.check("all is well", undefined);
  expect(createFindings(() => undefined).close()).toBe(0);
  findings.check("nothing is lost", ["one", "two", "three", "four", "five", "six"]);
  findings.figure("requests", 12);
  expect(findings.close()).toBe(1);
  expect(lines.slice(0, 3)).toEqual(["PASS  all is well", "FAIL  nothing is lost", "      one"]);
  expect(lines.slice(-3)).toEqual([
    "      and 1 more",
    "      requests: 12",
    expect.stringMatching(/^1 passed, 1 failed, in \d+ s$/),
  ]);
});
