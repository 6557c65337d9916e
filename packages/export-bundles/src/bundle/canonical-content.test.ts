import { BUNDLE_TYPES, canonicalJson } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryFacts, arbitraryParams } from "../../test/arbitrary-facts.js";
import { buildContent } from "./build-content.js";
import { canonicalContent } from "./canonical-content.js";
import { stepsRoot, stepsRootOf } from "./leaves.js";

describe("canonicalContent", () => {
  it("is the canonical JSON of all of the content and of each step, of bundles of every kind", () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryParams, fc.constantFrom(...BUNDLE_TYPES), (facts, params, type) => {
        const content = buildContent(type, facts, params);
        const { text, steps } = canonicalContent(content);
        expect(text).toBe(canonicalJson(content));
        expect(steps).toEqual((content.steps ?? []).map((step) => canonicalJson(step)));
        expect(stepsRootOf(steps)).toBe(stepsRoot(content.steps ?? []));
      }),
      { numRuns: 300 },
    );
  });

  it("has every member of the content, also one that the format does not know", () => {
    const content = { steps: null, b: 1, A: [], é: { b: 1, a: 2 } } as never;
    expect(canonicalContent(content).text).toBe(canonicalJson(content));
  });
});
