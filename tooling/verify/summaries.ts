import { z } from "zod";
import type { Summary } from "./matrix.js";
import { REFERENCE_CHECKS, REFERENCE_TOTALS, type ReferenceChecks } from "./reference-checks.js";
import { VERIFIERS } from "./verifiers.js";

const counts = {
  total: z.int().min(0),
  PASS: z.int().min(0),
  WARN: z.int().min(0),
  FAIL: z.int().min(0),
};

const finding = z.strictObject({
  row: z.string(),
  check: z.string(),
  outcome: z.enum(["WARN", "FAIL"]),
  reasons: z.array(z.string()),
});

const part = z.strictObject({ name: z.string(), ...counts, findings: z.array(finding) });

const referenceGroup = z.strictObject({
  verifier: z.enum(Object.keys(REFERENCE_TOTALS) as [keyof typeof REFERENCE_TOTALS]),
  group: z.string(),
  checks: z.int().min(1),
  by: z
    .array(z.strictObject({ part: z.string(), check: z.string(), rows: z.array(z.string()).optional() }))
    .min(1)
    .optional(),
  because: z.string().optional(),
});

/** What `npm run verify -- --json` prints. A change that breaks a reader of it raises `reportVersion`. */
export const reportSchema = z.strictObject({
  reportVersion: z.literal(1),
  strict: z.boolean(),
  passed: z.boolean(),
  verifiers: z.array(z.strictObject({ name: z.string(), ...counts, parts: z.array(part).min(1) })),
  total: z.strictObject(counts),
  reference: z.array(referenceGroup),
});

/** What all verifiers came to. */
export type VerificationReport = z.infer<typeof reportSchema>;

type Counts = Pick<Summary, "total" | "PASS" | "WARN" | "FAIL">;

/**
 * Puts what the parts found together by verifier. A part that found nothing out has failed.
 *
 * @example reportOf({ "event contract": summary, … }, { strict: true }).passed
 */
export function reportOf(
  summaries: Readonly<Record<string, Summary>>,
  { strict }: { readonly strict: boolean },
): VerificationReport {
  const verifiers = VERIFIERS.map(({ name, parts }) => {
    const found = parts.map((one) => partOf(one, summaries[one]));
    return { name, ...sumOf(found), parts: found };
  });
  const total = sumOf(verifiers);
  const passed = total.FAIL === 0 && !(strict && total.WARN > 0);
  return { reportVersion: 1, strict, passed, verifiers, total, reference: REFERENCE_CHECKS.map(plainly) };
}

function partOf(name: string, summary: Summary | undefined): z.infer<typeof part> {
  if (summary === undefined || summary.total === 0) {
    const reasons = [summary === undefined ? "it said nothing that can be read" : "nothing was looked at"];
    const nothing = { row: name, check: "ran", outcome: "FAIL" as const, reasons };
    return { name, total: 1, PASS: 0, WARN: 0, FAIL: 1, findings: [nothing] };
  }
  const { total, PASS, WARN, FAIL } = summary;
  const findings = summary.findings.map(({ name: row, check, verdict }) => ({
    row,
    check,
    outcome: verdict.outcome === "WARN" ? ("WARN" as const) : ("FAIL" as const),
    reasons: [...verdict.reasons],
  }));
  return { name, total, PASS, WARN, FAIL, findings };
}

function sumOf(many: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => many.reduce((all, one) => all + one[of], 0);
  return { total: sum("total"), PASS: sum("PASS"), WARN: sum("WARN"), FAIL: sum("FAIL") };
}

function plainly({ by, ...checks }: ReferenceChecks): VerificationReport["reference"][number] {
  if (by === undefined) return checks;
  return { ...checks, by: by.map(({ rows, ...row }) => ({ ...row, ...(rows && { rows: [...rows] }) })) };
}

/** The report as a table, a total row last; below it what did not pass, and the reference design's checks. */
export function renderReport({ verifiers, total, reference }: VerificationReport): string {
  const rows = [
    ...verifiers.flatMap(({ parts, ...verifier }) => [
      verifier,
      ...(parts.length > 1 ? parts.map((one) => ({ ...one, name: `  ${one.name}` })) : []),
    ]),
    { name: "total", ...total },
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(8)).join("")}`;
  const findings = verifiers.flatMap(({ parts }) =>
    parts.flatMap(({ name, findings: found }) =>
      found.flatMap(({ row, check, outcome, reasons }) =>
        reasons.map((reason) => `${outcome}  ${name}  ${row}  ${check}: ${reason}`),
      ),
    ),
  );
  return [
    line("verifier", ["Total", "PASS", "WARN", "FAIL"]),
    ...rows.map(({ name, total: all, PASS, WARN, FAIL }) => line(name, [all, PASS, WARN, FAIL])),
    ...(findings.length > 0 ? ["", ...findings] : []),
    "",
    ...renderReference(reference),
  ].join("\n");
}

function renderReference(reference: VerificationReport["reference"]): string[] {
  const sum = (groups: VerificationReport["reference"]) => groups.reduce((all, { checks }) => all + checks, 0);
  const without = reference.filter(({ because }) => because !== undefined);
  return [
    `Of the ${sum(reference)} checks of the reference design ${sum(reference) - sum(without)} are verified in the rows above (docs/verify.md), and nothing here answers to ${sum(without)}:`,
    ...without.map(({ verifier, group, checks, because }) => `-  ${verifier}  ${group} (${checks}): ${because}`),
  ];
}
