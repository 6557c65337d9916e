import type { BundleType } from "@hoc/incident-schemas";
import { quarterOf } from "./default-period.js";
import { deriveContent } from "./derive.js";
import type { BundleFacts } from "./facts.js";
import type { BundleContent, BundleParams } from "./format.js";
import { rawContent } from "./raw-content.js";
import { RENDERER_ID } from "./renderer-id.js";
import { CURRENT_RULES } from "./rule-sets.js";

/**
 * The content of a bundle: what is stored of an incident, redacted as the parameters ask, and what follows from it.
 * Equal facts and parameters give equal content; there is no clock and no chance in it. A bundle for an auditor always
 * has a period: where none is asked for, the calendar quarter in which the incident began.
 *
 * @example buildContent("soc2", facts, params)
 */
export function buildContent<Type extends BundleType>(
  bundleType: Type,
  facts: BundleFacts,
  params: BundleParams,
): Extract<BundleContent, { bundleType: Type }> {
  const generator = { name: "@hoc/export-bundles", rules: CURRENT_RULES[bundleType], renderer: RENDERER_ID } as const;
  const period = bundleType === "soc2" ? (params.period ?? quarterOf(facts.incident.startedAt)) : params.period;
  const raw = {
    ...rawContent(facts, { ...params, period }),
    bundleType,
    generator,
    ...UNDERIVED[bundleType],
  } as BundleContent;
  return deriveContent(raw) as Extract<BundleContent, { bundleType: Type }>;
}

/** What the kinds have beside the common members; the rules write it anew. */
const UNDERIVED = {
  evidence: {},
  soc2: { controls: [], attestation: { statement: "", notAnOpinion: true } },
  executive_debrief: { debrief: undefined },
} as const;
