import type { Summary } from "./matrix.js";

/** What one verifier found. */
export interface Verification extends Pick<Summary, "total" | "PASS" | "WARN" | "FAIL"> {
  readonly name: string;
  /** Why what did not pass did not, one line each. */
  readonly reasons: readonly string[];
}

interface TestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Reads what a verifier, or a run of tests, printed as JSON. One that printed none, or looked at nothing, has failed.
 *
 * @example verificationOf("event contract", '{"subject":"event type","total":353,…}', "")
 */
export function verificationOf(name: string, stdout: string, stderr: string): Verification {
  const said = stdout.slice(stdout.indexOf("{"), stdout.lastIndexOf("}") + 1);
  try {
    const report = JSON.parse(said) as Summary | TestReport;
    const found = "numTotalTests" in report ? ofTests(report) : ofSummary(report);
    if (found.total > 0) return { name, ...found };
    return failed(name, ["nothing was looked at", ...found.reasons]);
  } catch {
    return failed(name, [stderr.trim().split("\n").at(-1) || "it printed nothing that can be read"]);
  }
}

/** The verifications as a table, a total row last, and below it why what did not pass did not. */
export function renderSummaries(verifications: readonly Verification[]): string {
  const sum = (of: "total" | "PASS" | "WARN" | "FAIL") => verifications.reduce((all, one) => all + one[of], 0);
  const total = { name: "total", total: sum("total"), PASS: sum("PASS"), WARN: sum("WARN"), FAIL: sum("FAIL") };
  const width = Math.max(...verifications.map(({ name }) => name.length), "verifier".length);
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(8)).join("")}`;
  return [
    line("verifier", ["Total", "PASS", "WARN", "FAIL"]),
    ...[...verifications, total].map(({ name, total: all, PASS, WARN, FAIL }) => line(name, [all, PASS, WARN, FAIL])),
    ...verifications.flatMap(({ name, reasons }) => reasons.map((reason) => `${name}: ${reason}`)),
  ].join("\n");
}

function ofSummary({ total, PASS, WARN, FAIL, findings }: Summary): Omit<Verification, "name"> {
  const reasons = findings.flatMap(({ name, check, verdict }) =>
    verdict.reasons.map((reason) => `${verdict.outcome}  ${name}  ${check}: ${reason}`),
  );
  return { total, PASS, WARN, FAIL, reasons };
}

function ofTests({ numTotalTests: total, numPassedTests: PASS, testResults }: TestReport): Omit<Verification, "name"> {
  const reasons = testResults.flatMap(({ message, assertionResults }) => [
    ...(message ? [firstLine(message)] : []),
    ...assertionResults
      .filter(({ status }) => status !== "passed")
      .map(({ fullName, failureMessages }) => `FAIL  ${fullName}: ${firstLine(failureMessages[0] ?? "skipped")}`),
  ]);
  return {
    total,
    PASS,
    WARN: 0,
    FAIL: Math.max(total - PASS, testResults.some(({ message }) => message) ? 1 : 0),
    reasons,
  };
}

function failed(name: string, reasons: readonly string[]): Verification {
  return { name, total: 1, PASS: 0, WARN: 0, FAIL: 1, reasons };
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}
