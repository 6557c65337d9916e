import { CanonicalJsonError, canonicalJson } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalStep } from "./canonical-step.js";
import { type BundleStep, bundleStepSchema } from "./format.js";

const text = fc.string({ unit: "binary", maxLength: 20 });
const count = fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, -0));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const steps: fc.Arbitrary<BundleStep> = fc.record({
  index: count,
  at: fc.constant("2026-03-14T11:58:00.000000Z"),
  type: fc.oneof(text, fc.constantFrom("\\ud800", '"', "💥", "\u2028")),
  status: fc.constantFrom("ok", "warning", "violation"),
  outcomeCode: maybe(text),
  tokens: count,
  tokensKnown: fc.boolean(),
  costMicros: maybe(fc.maxSafeInteger()),
  durationMs: maybe(count),
  retryCount: count,
  inputDigest: maybe(text),
  outputDigest: maybe(text),
});

describe("canonicalStep", () => {
  it("writes what canonicalJson writes, whatever the order of the members", () => {
    fc.assert(
      fc.property(steps, fc.shuffledSubarray(Object.keys(bundleStepSchema.shape), { minLength: 12 }), (step, names) => {
        const shuffled = Object.fromEntries(names.map((name) => [name, step[name as keyof BundleStep]]));
        expect(canonicalStep(shuffled as BundleStep)).toBe(canonicalJson(step));
      }),
      { numRuns: 1_000 },
    );
  });

  it("writes members that are no step's too, so that nothing in a bundle escapes its digest", () => {
    fc.assert(
      fc.property(
        steps,
        fc.dictionary(fc.string(), fc.oneof(text, fc.integer()), { noNullPrototype: true }),
        (step, more) => {
          const grown = { ...step, ...more } as BundleStep;
          expect(canonicalStep(grown)).toBe(canonicalJson(grown));
        },
      ),
    );
  });

  it.each([
    ["half a character", { type: "\ud800" }],
    ["a fraction", { tokens: 1.5 }],
    ["an unsafe integer", { costMicros: 2 ** 53 }],
    ["undefined", { outcomeCode: undefined }],
  ])("refuses %s, as canonicalJson does", (_, change) => {
    const [step] = fc.sample(steps, { numRuns: 1, seed: 1 });
    expect(() => canonicalStep({ ...step, ...change } as BundleStep)).toThrow(CanonicalJsonError);
  });
});
