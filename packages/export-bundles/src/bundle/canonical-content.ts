import { canonicalJson } from "@hoc/incident-schemas";
import { canonicalStep } from "./canonical-step.js";
import type { BundleContent } from "./format.js";

/** Content as it is hashed, with the same text of each of its steps, of which the leaves of the trace's tree are made. */
export interface CanonicalContent {
  /** The canonical JSON of the content. */
  readonly text: string;
  /** The canonical JSON of each step; none where the raw steps are left out. */
  readonly steps: readonly string[];
}

/**
 * The canonical JSON of content. The steps, most of a large bundle, are written once, for the digest and for their
 * leaves.
 *
 * @throws {CanonicalJsonError} when a member of the content has no canonical form.
 */
export function canonicalContent(content: BundleContent): CanonicalContent {
  const steps = Array.isArray(content.steps) ? content.steps.map(canonicalStep) : undefined;
  const members = Object.entries(content)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => {
      const json = name === "steps" && steps !== undefined ? `[${steps.join(",")}]` : canonicalJson(value);
      return `${canonicalJson(name)}:${json}`;
    });
  return { text: `{${members.join(",")}}`, steps: steps ?? [] };
}
