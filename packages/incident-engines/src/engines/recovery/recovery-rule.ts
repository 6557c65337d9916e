import type { RecoveryAction, RecoveryContext, RecoveryRuleView } from "@hoc/incident-schemas";

/** How a rule takes a failure that it is about. */
export interface RecoveryMatch {
  /** How well it fits, before the weight of the rule. */
  readonly score: number;
  readonly action: RecoveryAction | null;
  /** What it adds to the confidence of the whole advice. */
  readonly adjustment: number;
  /** One sentence for a person. */
  readonly reason: string;
}

/** A rule: how it is shown, and how it judges. */
export interface RecoveryRule extends Readonly<RecoveryRuleView> {
  /** How the rule takes a failure; `undefined` when it is not about it. A rule that throws is not about it either. */
  readonly match: (context: RecoveryContext) => RecoveryMatch | undefined;
}

/** What a rule of every kind is made of. Rules of higher priority stand first; the score counts by the weight. */
export interface RuleIdentity {
  readonly ruleId: string;
  /** What it does, for a person. */
  readonly name: string;
  /** 50 unless told. */
  readonly priority?: number;
  /** 1 unless told. */
  readonly weight?: number;
}

/** Position and weight of a rule that says nothing of them. */
const DEFAULTS = { priority: 50, weight: 1 };

/**
 * The members that rules of every kind have, with what was left out filled in.
 *
 * @example identityOf({ ruleId: "timeout_retry", name: "Try again", weight: 2 }).priority // 50
 */
export function identityOf({ ruleId, name, priority, weight }: RuleIdentity): Required<RuleIdentity> {
  return { ruleId, name, priority: priority ?? DEFAULTS.priority, weight: weight ?? DEFAULTS.weight };
}

/**
 * How a rule takes a failure, its score by its weight. A rule that fails counts as not matched, so that one broken rule
 * does not cost the advice of all the others.
 *
 * @example matchOf(rule, context)?.score
 */
export function matchOf(rule: RecoveryRule, context: RecoveryContext): RecoveryMatch | undefined {
  try {
    const match = rule.match(context);
    return match && { ...match, score: match.score * rule.weight };
  } catch {
    return undefined;
  }
}

/**
 * A rule as it is shown, without how it judges.
 *
 * @example ruleView(DEFAULT_RECOVERY_RULES[0]).ruleId // "timeout_retry"
 */
export function ruleView({ match: _, ...view }: RecoveryRule): RecoveryRuleView {
  return view;
}

/**
 * Whether a rule stands before another: by falling priority, ties by id.
 *
 * @example [...rules].sort(byPriority)
 */
export function byPriority(
  a: Pick<RecoveryRule, "priority" | "ruleId">,
  b: Pick<RecoveryRule, "priority" | "ruleId">,
): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  return a.ruleId < b.ruleId ? -1 : 1;
}
