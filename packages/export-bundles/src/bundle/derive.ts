import { bundleIdOf } from "./bundle-id.js";
import type { BundleContent } from "./format.js";
import { inflectionOf } from "./inflection.js";
import { limitationsOf } from "./limitations.js";
import { snapshotDigestOf } from "./policy-context.js";
import { ruleSetOf } from "./rule-sets.js";
import { totalsOf } from "./totals.js";

/** The members of content that follow from the rest of it. */
export const DERIVED_MEMBERS = [
  "$.bundleId",
  "$.policyContext.snapshotDigest",
  "$.inflection",
  "$.totals",
  "$.controls",
  "$.attestation",
  "$.debrief",
  "$.limitations",
] as const;

/**
 * The content with everything computed anew that follows from the rest of it, by the rules that it names. Builder and
 * verifier share it: content that a builder made comes out as it went in.
 *
 * @throws {RangeError} when the rules are not known here; {@link knowsRules} tells before.
 */
export function deriveContent<Content extends BundleContent>(content: Content): Content {
  const rules = ruleSetOf(content.generator.rules);
  if (rules?.bundleType !== content.bundleType)
    throw new RangeError(
      `The rules ${content.generator.rules} are not known for bundles of kind ${content.bundleType}.`,
    );
  const { policyContext } = content;
  const based: BundleContent = {
    ...content,
    policyContext: { ...policyContext, snapshotDigest: snapshotDigestOf(policyContext.activePolicies) },
    totals: totalsOf(content),
  };
  const placed = { ...based, bundleId: bundleIdOf(based), inflection: inflectionOf(based) };
  return rules.derive({ ...placed, limitations: limitationsOf(placed) }) as Content;
}
