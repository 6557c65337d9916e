/** How a check came out: `WARN` when it found nothing wrong, but nothing that could have been wrong either. */
export type Outcome = "PASS" | "WARN" | "FAIL" | "-";

/** How a check came out, and why. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

/** A check that does not concern what is verified. */
export const NOT_APPLICABLE: Verdict = { outcome: "-", reasons: [] };

/** A failure when anything is wrong, a warning when there was nothing to see, otherwise a pass. */
export function verdictOf(wrong: readonly string[], unseen: readonly string[] = []): Verdict {
  if (wrong.length > 0) return { outcome: "FAIL", reasons: wrong };
  return unseen.length > 0 ? { outcome: "WARN", reasons: unseen } : { outcome: "PASS", reasons: [] };
}

/** A pass that passed nothing does not concern what is verified: `count` is how much there was to see. */
export function unlessNothing(count: number, verdict: Verdict): Verdict {
  return count === 0 && verdict.outcome === "PASS" ? NOT_APPLICABLE : verdict;
}

const GRAVITY: readonly Outcome[] = ["-", "PASS", "WARN", "FAIL"];

/**
 * The gravest of several verdicts, with the reasons of those that are as grave, each after the name of its own.
 *
 * @example gravest({ PGlite: verdictOf([]), PostgreSQL: verdictOf(["no index"]) })
 * // { outcome: "FAIL", reasons: ["PostgreSQL: no index"] }
 */
export function gravest(verdicts: Readonly<Record<string, Verdict>>): Verdict {
  const gravity = Math.max(0, ...Object.values(verdicts).map(({ outcome }) => GRAVITY.indexOf(outcome)));
  const outcome = GRAVITY[gravity] as Outcome;
  const reasons = Object.entries(verdicts).flatMap(([name, verdict]) =>
    verdict.outcome === outcome ? verdict.reasons.map((reason) => `${name}: ${reason}`) : [],
  );
  return { outcome, reasons };
}
