import type { BundleType } from "@hoc/incident-schemas";
import { deriveDebrief } from "../kinds/executive-debrief/debrief-rules.js";
import { deriveSoc2 } from "../kinds/soc2/soc2-rules.js";
import type { BundleContent } from "./format.js";

/** A version of the rules by which a kind of bundle is derived. Every version that bundles were made by stays. */
interface RuleSet {
  readonly bundleType: BundleType;
  readonly derive: (content: BundleContent) => BundleContent;
}

const RULE_SETS: Readonly<Record<string, RuleSet>> = {
  "evidence-rules/1": { bundleType: "evidence", derive: (content) => content },
  "soc2-rules/1": {
    bundleType: "soc2",
    derive: (content) => (content.bundleType === "soc2" ? deriveSoc2(content) : content),
  },
  "debrief-rules/1": {
    bundleType: "executive_debrief",
    derive: (content) => (content.bundleType === "executive_debrief" ? deriveDebrief(content) : content),
  },
};

/** The rules that new bundles of a kind are derived by. */
export const CURRENT_RULES = {
  evidence: "evidence-rules/1",
  soc2: "soc2-rules/1",
  executive_debrief: "debrief-rules/1",
} as const satisfies Record<BundleType, string>;

/**
 * Whether the rules that a bundle names are known here, for a bundle of its kind. A bundle of unknown rules cannot be
 * derived anew: a newer version of this package may know them.
 */
export function knowsRules({ bundleType, generator }: Pick<BundleContent, "bundleType" | "generator">): boolean {
  return ruleSetOf(generator.rules)?.bundleType === bundleType;
}

/** The rules by their id, or `undefined`. */
export function ruleSetOf(id: string): RuleSet | undefined {
  return Object.hasOwn(RULE_SETS, id) ? RULE_SETS[id] : undefined;
}
