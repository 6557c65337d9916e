import { buildContent, bundleBytes, sealBundle, verifyBundle } from "@hoc/export-bundles";
import { expect, it } from "vitest";
import { storyParams } from "../../packages/export-bundles/test/a-story.js";
import { issuer, issuerKey } from "../../packages/export-bundles/test/keys.js";
import { factsOfSize } from "./facts.js";

it.each([
  { steps: 24, notes: 0 },
  { steps: 2_000, notes: 300 },
])(
  "a bundle of facts with $steps steps and $notes notes verifies, so that the benchmark measures the whole way",
  async (size) => {
    const bundle = await sealBundle(buildContent("soc2", factsOfSize(size), storyParams()), issuer);
    const trust = { format: "export-bundles/trust@1" as const, keys: [issuerKey], timestampAuthorities: [] };
    const result = verifyBundle(bundleBytes(bundle), { trust });
    expect(result).toMatchObject({ verdict: "verified", failure: null, bundle: { steps: size.steps } });
  },
);

it("facts of one size are the same each time", () => {
  expect(factsOfSize({ steps: 30, notes: 2 })).toEqual(factsOfSize({ steps: 30, notes: 2 }));
});
