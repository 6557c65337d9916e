import { type Matrix, type Row, type Summary, summaryOf } from "./matrix.js";
import type { Ended } from "./run-programs.js";
import { verdictOf } from "./verdict.js";

/** What a program that verifies is itself verified by: that it said something about much, and ended as it said. */
export const SUB_VERIFIER_MATRIX = {
  subject: "sub-verifier",
  checks: ["ran", "verdict"],
} as const satisfies Matrix<string>;

/** Whether every program ran to its end, looked at something, and ended with the exit code that its verdicts ask for. */
export function subVerifierSummary(ended: readonly Ended[]): Summary {
  return summaryOf(SUB_VERIFIER_MATRIX, ended.flatMap(rowsOf));
}

function rowsOf({ program, summaries, code, complaint }: Ended): Row<"ran" | "verdict">[] {
  const isFailed = Object.values(summaries ?? {}).some(({ WARN, FAIL }) => FAIL > 0 || WARN > 0);
  const expected = isFailed ? 1 : 0;
  return program.parts.map((name) => ({
    name,
    verdicts: {
      ran: verdictOf(
        summaries === undefined
          ? [`it said nothing that can be read${complaint && `: ${complaint}`}`]
          : summaries[name]?.total === 0
            ? ["nothing was looked at"]
            : [],
      ),
      verdict: verdictOf(code === expected ? [] : [`it ended with ${code ?? "no exit code"}, not ${expected}`]),
    },
  }));
}
