import type { DetectorParameters, RunLimits } from "@hoc/incident-schemas";
import { abstained, clear, type Detection, type ExaminedTrace, found } from "./trace.js";

/** What can be limited, as people call it. */
const WORDS = { steps: "steps", tokens: "tokens", costMicros: "micro-dollars" } as const satisfies Record<
  keyof RunLimits,
  string
>;

type LimitName = keyof typeof WORDS;

/** A limit, and what was used of it as far as anybody counted. */
interface Use {
  readonly of: LimitName;
  readonly limit: number;
  readonly used: number | null;
}

type CountedUse = Use & { readonly used: number };

/**
 * Whether a run used up what it was allowed. A limit of very few steps is left out: whatever does anything reaches it.
 *
 * @example usedLimits(trace, { tokens: 100_000 }, parameters).verdict // "abstained" when nobody counted them
 */
export function usedLimits(
  trace: ExaminedTrace,
  limits: RunLimits,
  { minPercentOfLimit, minStepLimit }: DetectorParameters["runaway"],
): Detection {
  const uses = usesOf(trace, limits).filter(({ of, limit }) => of !== "steps" || limit >= minStepLimit);
  if (uses.length === 0)
    return abstained(
      "limits_unknown",
      `Its only limit is one of fewer than ${minStepLimit} steps, which says nothing.`,
    );

  const counted = uses.filter((use): use is CountedUse => use.used !== null);
  const reached = counted.filter(({ used, limit }) => 100 * used >= minPercentOfLimit * limit);
  const [first] = trace.steps;
  const last = trace.steps.at(-1);
  if (reached.length > 0 && first !== undefined && last !== undefined)
    return found({ first, last }, `The run used ${usesText(reached)}`, { reached });

  const uncounted = uses.filter(({ used }) => used === null);
  if (uncounted.length > 0)
    return abstained("use_unknown", `Nobody counted its ${uncounted.map(({ of }) => WORDS[of]).join(" and ")}.`);
  return clear(`The run used ${usesText(counted)}.`);
}

function usesOf({ steps, used }: ExaminedTrace, limits: RunLimits): Use[] {
  const usedOf = { steps: steps.length, tokens: used.tokens, costMicros: used.costMicros };
  return (Object.keys(WORDS) as LimitName[]).flatMap((of) => {
    const limit = limits[of];
    return limit === undefined ? [] : [{ of, limit, used: usedOf[of] }];
  });
}

function usesText(uses: readonly CountedUse[]): string {
  return uses.map(({ of, limit, used }) => `${used} of ${limit} ${WORDS[of]}`).join(" and ");
}
