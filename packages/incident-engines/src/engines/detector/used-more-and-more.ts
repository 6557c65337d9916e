import type { DetectorParameters } from "@hoc/incident-schemas";
import { skillOf } from "./acts.js";
import { longestStretchOf, type Stretch } from "./stretch.js";
import { abstained, clear, type Detection, type ExaminedStep, found } from "./trace.js";

/** What a step can use, as people call it, and the least that anybody needs to be woken for. */
const RESOURCES = {
  tokens: { words: "tokens", floor: "minTokensPerStep" },
  costMicros: { words: "micro-dollars", floor: "minCostMicrosPerStep" },
} as const;

type Resource = keyof typeof RESOURCES;

/** A step with what it used of one thing. */
interface Use {
  readonly step: ExaminedStep;
  readonly amount: number;
}

/** Steps of one skill that use many times what its first ones did. */
interface Growth {
  readonly resource: Resource;
  readonly atFirst: number;
  readonly stretch: Stretch<Use>;
}

/**
 * Whether a skill came to use many times what it used at first, and kept to it. Only steps of one skill are compared,
 * because a call of a large model after many of a small one is no growth, and only those that used anything.
 *
 * @example usedMoreAndMore(steps, parameters).verdict // "abstained" when no step was counted
 */
export function usedMoreAndMore(steps: readonly ExaminedStep[], parameters: DetectorParameters["runaway"]): Detection {
  const { growthFactor, window } = parameters;
  const all = (Object.keys(RESOURCES) as Resource[]).flatMap((resource) =>
    bySkill(steps, resource).map((uses) => ({ resource, uses })),
  );
  if (all.length === 0)
    return abstained("limits_unknown", "Nobody said what the run may use, and no step says what it used.");
  const longEnough = all.filter(({ uses }) => uses.length >= 2 * window);
  if (longEnough.length === 0)
    return abstained("too_few_steps", `No skill has ${2 * window} steps that say what they used.`);

  for (const { resource, uses } of longEnough) {
    const growth = growthOf(uses, resource, parameters);
    if (growth !== undefined) return grown(growth, growthFactor);
  }
  return clear(`No skill used ${growthFactor} times what it used at first, ${window} times in a row.`);
}

function bySkill(steps: readonly ExaminedStep[], resource: Resource): Use[][] {
  const uses = new Map<string, Use[]>();
  for (const step of steps) {
    const amount = amountOf(step, resource);
    if (amount === 0) continue;
    const own = uses.get(skillOf(step));
    if (own === undefined) uses.set(skillOf(step), [{ step, amount }]);
    else own.push({ step, amount });
  }
  return [...uses.values()];
}

function amountOf({ tokens, tokensKnown, costMicros }: ExaminedStep, resource: Resource): number {
  if (resource === "costMicros") return costMicros ?? 0;
  return tokensKnown ? tokens : 0;
}

function growthOf(
  uses: readonly Use[],
  resource: Resource,
  { growthFactor, window, ...floors }: DetectorParameters["runaway"],
): Growth | undefined {
  const atFirst = middleOf(uses.slice(0, window));
  const least = Math.max(growthFactor * atFirst, floors[RESOURCES[resource].floor]);
  const stretch = longestStretchOf(uses, ({ amount }) => amount >= least);
  return stretch === undefined || stretch.items.length < window ? undefined : { resource, atFirst, stretch };
}

function grown({ resource, atFirst, stretch }: Growth, growthFactor: number): Detection {
  const { words } = RESOURCES[resource];
  const { stepType, skillId } = stretch.first.step;
  const steps = stretch.items.length;
  const least = Math.min(...stretch.items.map(({ amount }) => amount));
  return found(
    { first: stretch.first.step, last: stretch.last.step },
    `The step "${stepType}" used ${least} ${words} or more ${steps} times in a row, at least ${growthFactor} times the ` +
      `${atFirst} that it used at first`,
    { of: resource, stepType, skillId, steps, usedAtFirst: atFirst, usedAtLeast: least },
  );
}

/** The middle amount, so that one large step among the first ones does not hide what follows; the lower of two. */
function middleOf(uses: readonly Use[]): number {
  const rising = uses.map(({ amount }) => amount).sort((a, b) => a - b);
  return rising[Math.floor((rising.length - 1) / 2)] ?? 0;
}
