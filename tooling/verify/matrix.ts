import type { Verdict } from "./verdict.js";

/** What a verification verifies, and by which checks. */
export interface Matrix<Check extends string> {
  /** The word for one of the things verified; several have an `s` more. */
  readonly subject: string;
  readonly checks: readonly Check[];
}

/** How every check came out for one of the things verified. */
export interface Row<Check extends string> {
  readonly name: string;
  readonly verdicts: Readonly<Record<Check, Verdict>>;
}

/**
 * A verdict by every check.
 *
 * @example verdictsBy(["tenants", "pages"], () => NOT_APPLICABLE)
 */
export function verdictsBy<Check extends string>(
  checks: readonly Check[],
  of: (check: Check) => Verdict,
): Row<Check>["verdicts"] {
  return Object.fromEntries(checks.map((check) => [check, of(check)])) as Row<Check>["verdicts"];
}

/** How many verdicts came out each way. */
export function countOutcomes(rows: readonly Row<string>[]): Record<"PASS" | "WARN" | "FAIL", number> {
  const counts = { PASS: 0, WARN: 0, FAIL: 0 };
  for (const { verdicts } of rows)
    for (const { outcome } of Object.values(verdicts)) if (outcome !== "-") counts[outcome] += 1;
  return counts;
}

/** How a verification tells what it found. */
export interface Telling {
  /** As a summary for programs instead of a matrix. */
  readonly json: boolean;
  /** Whether warnings fail too. */
  readonly strict: boolean;
}

/** The exit code of a verification: 1 when anything failed, when it is strict also when anything was only warned of. */
export function exitCodeOf(rows: readonly Row<string>[], { strict }: Pick<Telling, "strict">): 0 | 1 {
  const { WARN, FAIL } = countOutcomes(rows);
  return FAIL > 0 || (WARN > 0 && strict) ? 1 : 0;
}

/** What a verification comes to, for programs that read it. */
export interface Summary {
  readonly subject: string;
  /** What the verification really had in its hands, such as `table runs` or `event runs.RunStarted`. */
  readonly covers: readonly string[];
  readonly total: number;
  readonly PASS: number;
  readonly WARN: number;
  readonly FAIL: number;
  /** Each verdict that is no pass, with its reasons. */
  readonly findings: readonly { readonly name: string; readonly check: string; readonly verdict: Verdict }[];
}

/** What a verification comes to: how many verdicts there are of each kind, and why those that are no pass are none. */
export function summaryOf<Check extends string>(
  { subject }: Matrix<Check>,
  rows: readonly Row<Check>[],
  covers: readonly string[] = [],
): Summary {
  const counts = countOutcomes(rows);
  return {
    subject,
    covers,
    total: counts.PASS + counts.WARN + counts.FAIL,
    ...counts,
    findings: rows.flatMap(({ name, verdicts }) =>
      Object.entries<Verdict>(verdicts)
        .filter(([, { outcome }]) => outcome === "WARN" || outcome === "FAIL")
        .map(([check, verdict]) => ({ name, check, verdict })),
    ),
  };
}

/** Prints a verification as a matrix or as its summary, and sets the exit code. */
export function report<Check extends string>(
  { json, strict }: Telling,
  matrix: Matrix<Check>,
  rows: readonly Row<Check>[],
  covers: readonly string[] = [],
): void {
  console.log(json ? JSON.stringify(summaryOf(matrix, rows, covers)) : renderMatrix(matrix, rows));
  process.exitCode = exitCodeOf(rows, { strict });
}

/** The matrix as text, the reasons for what did not pass below it, a summary line last. */
export function renderMatrix<Check extends string>(
  { subject, checks }: Matrix<Check>,
  rows: readonly Row<Check>[],
): string {
  const width = Math.max(...rows.map(({ name }) => name.length), subject.length);
  const cellWidth = Math.max(...checks.map((check) => check.length));
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(width), ...cells.map((cell) => cell.padEnd(cellWidth))].join("  ").trimEnd();
  const reasons = rows.flatMap(({ name, verdicts }) =>
    checks.flatMap((check) =>
      shortened(verdicts[check].reasons).map((why) => `${verdicts[check].outcome}  ${name}  ${check}: ${why}`),
    ),
  );
  const { PASS, WARN, FAIL } = countOutcomes(rows);
  return [
    line(subject, checks),
    ...rows.map(({ name, verdicts }) =>
      line(
        name,
        checks.map((check) => verdicts[check].outcome),
      ),
    ),
    ...(reasons.length > 0 ? ["", ...reasons] : []),
    "",
    `${rows.length} ${subject}s: ${PASS} passed, ${WARN} warnings, ${FAIL} failed`,
  ].join("\n");
}

const MOST_REASONS = 3;

function shortened(reasons: readonly string[]): readonly string[] {
  if (reasons.length <= MOST_REASONS) return reasons;
  return [...reasons.slice(0, MOST_REASONS), `and ${reasons.length - MOST_REASONS} more`];
}
