import {
  type appendStepsInputSchema,
  isRunUnderWay,
  reportOutcomeInputSchema,
  reportRunInputSchema,
} from "@hoc/incident-schemas";
import type { z } from "zod";
import type { RunReport } from "../adapter/adapter.js";
import { groupsOf } from "../batches.js";

/** What is told of a run that starts. */
export type RunStartCall = z.input<typeof reportRunInputSchema>;

/** What is told of steps of a run. */
export type RunStepsCall = z.input<typeof appendStepsInputSchema>;

/** What is told of how a run ended. */
export type RunEndCall = z.input<typeof reportOutcomeInputSchema>;

/** One call by which a run is reported; `at` is when its host would have made it, `undefined` where nothing says so. */
export type RunCall = { readonly at: string | undefined } & (
  | { readonly kind: "start"; readonly input: RunStartCall }
  | { readonly kind: "steps"; readonly input: RunStepsCall }
  | { readonly kind: "end"; readonly input: RunEndCall }
);

const SAID_AT_THE_END: ReadonlySet<string> = new Set(Object.keys(reportOutcomeInputSchema.shape));

/**
 * The calls that report a run as it went: that it started, its steps, at most `stepsPerCall` at once, and how it ended. A
 * run that is still under way has no end.
 *
 * @example
 * runCalls({ run: { runId: "r", agentId: "a", status: "failed" }, steps: [step] }, 1_000).map(({ kind }) => kind)
 * // ["start", "steps", "end"]
 */
export function runCalls({ run, steps }: RunReport, stepsPerCall: number): RunCall[] {
  const { runId, startedAt, completedAt } = run;
  const start = { kind: "start", at: startedAt } as const;
  const told = groupsOf(steps, stepsPerCall).map((group) => ({
    kind: "steps" as const,
    at: group.at(-1)?.occurredAt ?? completedAt,
    input: { runId, steps: group },
  }));
  if (isRunUnderWay(reportRunInputSchema.parse(run).status)) return [{ ...start, input: run }, ...told];
  return [{ ...start, input: startOf(run) }, ...told, { kind: "end", at: completedAt, input: endOf(run) }];
}

function startOf(run: RunReport["run"]): RunStartCall {
  const said = Object.entries(run).filter(([member]) => member === "runId" || !SAID_AT_THE_END.has(member));
  return reportRunInputSchema.parse(Object.fromEntries(said));
}

function endOf(run: RunReport["run"]): RunEndCall {
  const said = Object.entries(run).filter(([member]) => SAID_AT_THE_END.has(member));
  return reportOutcomeInputSchema.parse(Object.fromEntries(said));
}
