import fc from "fast-check";
import { expect, it } from "vitest";
import { maxSeverity, SEVERITIES, severityRank, severitySchema } from "./severity.js";

it("F-004: reads either case as the one lower-case value, and nothing else", () => {
  expect(["HIGH", "high", "High"].map((text) => severitySchema.parse(text))).toEqual(["high", "high", "high"]);
  for (const text of ["none", "urgent", "", "low "]) expect(severitySchema.safeParse(text).success).toBe(false);
});

it.each([undefined, null, 3])("says of %j which severities there are", (value) => {
  expect(severitySchema.safeParse(value).error?.issues[0]?.message).toBe("must be one of: low, medium, high, critical");
});

it("ranks low < medium < high < critical, and the higher of two is one of them", () => {
  expect(SEVERITIES.map(severityRank)).toEqual([0, 1, 2, 3]);
  const severity = fc.constantFrom(...SEVERITIES);
  fc.assert(
    fc.property(severity, severity, (a, b) => {
      expect(severityRank(maxSeverity(a, b))).toBe(Math.max(severityRank(a), severityRank(b)));
    }),
  );
});
