import { type DetectorParameters, detectorParametersSchema } from "@hoc/incident-schemas";
import fc from "fast-check";
import type { ExaminedStep, ExaminedTrace, Found } from "../src/engines/detector/trace.js";

const STATUS = { "": "success", "!": "failure", "~": "retry", "-": "skipped" } as const;

type Mark = keyof typeof STATUS;

/** The defaults of all detectors. */
export const DEFAULTS: DetectorParameters = detectorParametersSchema.parse({});

/**
 * The steps that a text stands for, a word each: a letter for the skill and what it was given, then what it gave, `?`
 * where nobody told, and a mark when it failed (`!`), was tried again (`~`) or left out (`-`). `m` is a message, which was
 * given nothing.
 *
 * @example stepsOf("A1 m A1 B?!") // the same twice with a message in between, and a failure whose output is unknown
 */
export function stepsOf(text: string): ExaminedStep[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word, stepIndex) => stepOf(word, stepIndex));
}

/** The steps but those of some indexes, as if their host had not sent them. */
export function withoutSteps(steps: readonly ExaminedStep[], missing: readonly number[]): ExaminedStep[] {
  return steps.filter(({ stepIndex }) => !missing.includes(stepIndex));
}

/** The same steps numbered as if none were missing. */
export function withoutGaps(trace: ExaminedTrace): ExaminedTrace {
  return { ...trace, steps: trace.steps.map((step, stepIndex) => ({ ...step, stepIndex })) };
}

/** Whether all steps from the first to the last one of a finding were sent. */
export function isWholeWithin({ steps }: ExaminedTrace, { firstStepIndex, lastStepIndex }: Found): boolean {
  const within = steps.filter(({ stepIndex }) => stepIndex >= firstStepIndex && stepIndex <= lastStepIndex);
  return within.length === lastStepIndex - firstStepIndex + 1;
}

/** A trace of a run that is over, without limits, whose use nobody counted. */
export function traceOf(steps: string | readonly ExaminedStep[], rest: Partial<ExaminedTrace> = {}): ExaminedTrace {
  return {
    steps: typeof steps === "string" ? stepsOf(steps) : steps,
    isOver: true,
    limits: null,
    used: { tokens: null, costMicros: null },
    ...rest,
  };
}

/** Short traces of few inputs and outputs, so that loops, failures and gaps in what is known are common. */
export const anyTrace: fc.Arbitrary<ExaminedTrace> = fc
  .record({
    words: fc.array(anyWord(), { maxLength: 30 }),
    amounts: fc.array(fc.option(fc.constantFrom(0, 100, 1_000, 20_000), { nil: null }), {
      minLength: 30,
      maxLength: 30,
    }),
    isOver: fc.boolean(),
    limits: fc.option(fc.constantFrom({ steps: 1 }, { steps: 12 }, { tokens: 5_000 }, { steps: 8, costMicros: 70 }), {
      nil: null,
    }),
    used: fc.record({ tokens: anyUse(), costMicros: anyUse() }),
  })
  .map(({ words, amounts, ...rest }) =>
    traceOf(
      stepsOf(words.join(" ")).map((step, index) => counted(step, amounts[index] ?? null)),
      rest,
    ),
  );

/** Traces some steps of which were not sent. */
export const anyTraceWithGaps: fc.Arbitrary<ExaminedTrace> = fc
  .tuple(anyTrace, fc.uniqueArray(fc.nat({ max: 29 }), { maxLength: 4 }))
  .map(([trace, missing]) => ({ ...trace, steps: withoutSteps(trace.steps, missing) }));

/** A step of which it is known how many tokens it used, and the same number of micro-dollars; null when it is not. */
export function counted(step: ExaminedStep, amount: number | null): ExaminedStep {
  return { ...step, tokens: amount ?? 0, tokensKnown: amount !== null, costMicros: amount };
}

function anyWord(): fc.Arbitrary<string> {
  const act = fc.tuple(
    fc.constantFrom("A", "B"),
    fc.constantFrom("1", "2", "?"),
    fc.constantFrom("", "", "!", "~", "-"),
  );
  return fc.oneof(
    { weight: 6, arbitrary: act.map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.constant("m") },
  );
}

function anyUse(): fc.Arbitrary<number | null> {
  return fc.option(fc.constantFrom(0, 69, 70, 4_999, 5_000), { nil: null });
}

function stepOf(word: string, stepIndex: number): ExaminedStep {
  const [, input = "", output = "", mark = ""] = /^(.)([^!~-]*)([!~-]?)$/.exec(word) ?? [];
  const isMessage = input === "m";
  return {
    stepIndex,
    stepType: isMessage ? "message" : "search",
    skillId: null,
    status: STATUS[mark as Mark],
    inputHash: isMessage ? null : input,
    contentHash: output === "" || output === "?" ? null : output,
    tokens: 0,
    tokensKnown: false,
    costMicros: null,
  };
}
