/** How a check came out: `WARN` when it found nothing wrong, but nothing that could have been wrong either. */
export type Outcome = "PASS" | "WARN" | "FAIL" | "-";

/** How a check came out for an endpoint, and why. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
}

/** The checks, by what a read promises. */
export const CHECKS = ["as of", "repeatable", "ties", "tenants", "refusals", "pages"] as const;

/** A check by name. */
type Check = (typeof CHECKS)[number];

/** How every check came out for one endpoint. */
export interface Row {
  readonly endpoint: string;
  readonly verdicts: Readonly<Record<Check, Verdict>>;
}

/** A check that does not concern an endpoint. */
export const NOT_APPLICABLE: Verdict = { outcome: "-", reasons: [] };

/** A failure when anything is wrong, a warning when there was nothing to see, otherwise a pass. */
export function verdictOf(wrong: readonly string[], unseen: readonly string[] = []): Verdict {
  if (wrong.length > 0) return { outcome: "FAIL", reasons: wrong };
  return unseen.length > 0 ? { outcome: "WARN", reasons: unseen } : { outcome: "PASS", reasons: [] };
}

/** How many verdicts came out each way. */
export function countOutcomes(rows: readonly Row[]): Record<"PASS" | "WARN" | "FAIL", number> {
  const counts = { PASS: 0, WARN: 0, FAIL: 0 };
  for (const { verdicts } of rows)
    for (const { outcome } of Object.values(verdicts)) if (outcome !== "-") counts[outcome] += 1;
  return counts;
}

/** The matrix of endpoints and checks as text, the reasons for what did not pass below it, a summary line last. */
export function renderMatrix(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ endpoint }) => endpoint.length), "endpoint".length);
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(width), ...cells.map((cell) => cell.padEnd("repeatable".length))].join("  ").trimEnd();
  const reasons = rows.flatMap(({ endpoint, verdicts }) =>
    CHECKS.flatMap((check) =>
      shortened(verdicts[check].reasons).map((why) => `${verdicts[check].outcome}  ${endpoint}  ${check}: ${why}`),
    ),
  );
  const { PASS, WARN, FAIL } = countOutcomes(rows);
  return [
    line("endpoint", CHECKS),
    ...rows.map(({ endpoint, verdicts }) =>
      line(
        endpoint,
        CHECKS.map((check) => verdicts[check].outcome),
      ),
    ),
    ...(reasons.length > 0 ? ["", ...reasons] : []),
    "",
    `${rows.length} endpoints: ${PASS} passed, ${WARN} warnings, ${FAIL} failed`,
  ].join("\n");
}

const MOST_REASONS = 3;

function shortened(reasons: readonly string[]): readonly string[] {
  if (reasons.length <= MOST_REASONS) return reasons;
  return [...reasons.slice(0, MOST_REASONS), `and ${reasons.length - MOST_REASONS} more`];
}
