import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleStepSchema } from "./format.js";
import { isBundleStep } from "./is-bundle-step.js";

const STEP = {
  ...{ index: 17, at: "2026-03-14T11:58:00.000000Z", type: "search", status: "ok", outcomeCode: null, tokens: 5 },
  ...{ tokensKnown: true, costMicros: -3, durationMs: 12, retryCount: 0, inputDigest: "a", outputDigest: null },
} as const;

const WORDS = [
  ...["", "x", "ok", "warning", "violation", "OK", STEP.at, "2026-02-30T11:58:00.000000Z", "2026-03-14T11:58:00Z"],
  ...["2026-03-14T24:00:00.000000Z", `${STEP.at}\n`],
  ...["x".repeat(10_000), "x".repeat(10_001)],
];

const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 1.5, 2 ** 53 - 1, 2 ** 53, 1 - 2 ** 53, [], {}, undefined),
  fc.constantFrom(...WORDS),
  fc.string(),
);

describe("isBundleStep", () => {
  it("says what the schema says, of steps of which a member or two are something else", () => {
    const names = fc.constantFrom(...Object.keys(STEP), "leaf", "__proto__", "constructor");
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 2 }), (changes) => {
        const step = { ...STEP, ...Object.fromEntries(changes) };
        expect(isBundleStep(step)).toBe(bundleStepSchema.safeParse(step).success);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(Object.keys(bundleStepSchema.shape))("says what the schema says of every value of %s", (name) => {
    for (const value of [null, true, 0, -1, 1.5, 2 ** 53, [], {}, ...WORDS]) {
      const step = { ...STEP, [name]: value };
      expect([value, isBundleStep(step)]).toEqual([value, bundleStepSchema.safeParse(step).success]);
    }
  });

  it.each(Object.keys(bundleStepSchema.shape))(
    "refuses a step without %s, also when something else stands in its place",
    (name) => {
      const { [name]: _, ...without } = STEP as Readonly<Record<string, unknown>>;
      expect(isBundleStep(without)).toBe(false);
      expect(isBundleStep({ ...without, other: 1 })).toBe(false);
    },
  );

  it.each([[null], [undefined], [17], ["step"], [[]], [Array.from({ length: 12 }, () => 1)]])("refuses %j", (value) => {
    expect(isBundleStep(value)).toBe(false);
  });

  it("takes a step", () => {
    expect(isBundleStep(STEP)).toBe(true);
  });
});
