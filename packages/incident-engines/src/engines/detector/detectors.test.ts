import { canonicalJson, DETECTOR_IDS, detectorResultSchema } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace, counted, DEFAULTS, stepsOf, traceOf } from "../../../test/examined-trace.js";
import { DETECTORS, examineTrace, MAX_EXAMINED_STEPS } from "./detectors.js";

const verdicts = (trace: Parameters<typeof examineTrace>[0]) =>
  examineTrace(trace, DEFAULTS).map(({ verdict, abstentionReason }) => abstentionReason ?? verdict);

describe("the examination of a trace", () => {
  it("has one result of each detector in their order, with version and parameters", () => {
    const results = examineTrace(traceOf("A1 B1"), DEFAULTS);
    expect(results.map(({ detectorId }) => detectorId)).toEqual([...DETECTOR_IDS]);
    for (const { detectorId, version, parameters } of results) {
      expect(version).toBe(DETECTORS[detectorId].version);
      expect(parameters).toEqual(DEFAULTS[detectorId]);
    }
  });

  it("finds what is there, with evidence and where it is", () => {
    const [repetition, stall] = examineTrace(traceOf("B1 A1 A1 A1"), DEFAULTS);
    expect(repetition).toMatchObject({
      verdict: "found",
      abstentionReason: null,
      evidence: { repetitions: 3 },
      firstStepIndex: 1,
      lastStepIndex: 3,
    });
    expect(stall).toMatchObject({
      verdict: "abstained",
      abstentionReason: "too_few_steps",
      evidence: null,
      firstStepIndex: null,
      lastStepIndex: null,
    });
  });

  it("goes by the parameters that it is given", () => {
    const parameters = { ...DEFAULTS, step_repetition: { minRepetitions: 2 } };
    expect(examineTrace(traceOf("A1 A1"), parameters)[0]?.verdict).toBe("found");
  });

  it("finds several failures in one trace", () => {
    const trace = traceOf("A1! A1! A1! A1! A1! A1!", { limits: { steps: 6 } });
    expect(verdicts(trace)).toEqual(["found", "found", "found", "found", "found"]);
  });

  it("finds nothing in a run that did its work", () => {
    const trace = traceOf("A1 m B2 C3! m C4 D5 m", { limits: { steps: 20 } });
    expect(verdicts(trace)).toEqual(["clear", "clear", "clear", "clear", "clear"]);
  });

  it("cannot tell of a trace without steps, and of one that is too long", () => {
    expect(new Set(verdicts(traceOf("")))).toEqual(new Set(["too_few_steps"]));
    const longest = stepsOf("A1 ".repeat(MAX_EXAMINED_STEPS));
    expect(verdicts(traceOf(longest))[0]).toBe("found");
    const tooLong = traceOf(stepsOf("A1 ".repeat(MAX_EXAMINED_STEPS + 1)), { limits: { steps: 5 } });
    expect(new Set(verdicts(tooLong))).toEqual(new Set(["too_many_steps"]));
  });

  it("takes little longer for the longest trace that is examined than reading it, whatever is in it", () => {
    const many = Array.from({ length: MAX_EXAMINED_STEPS }, (_, index) => `${"ABC"[index % 3]}${index % 7}`).join(" ");
    const steps = stepsOf(many).map((step, index) => counted(step, index));
    const begin = performance.now();
    examineTrace(traceOf(steps), DEFAULTS);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  it("is the same whenever it is made, and whatever the order in which steps are given", () => {
    const shuffled = anyTrace.chain((trace) =>
      fc.shuffledSubarray([...trace.steps], { minLength: trace.steps.length }).map((steps) => ({ trace, steps })),
    );
    fc.assert(
      fc.property(shuffled, ({ trace, steps }) => {
        const results = examineTrace(trace, DEFAULTS);
        expect(examineTrace(trace, DEFAULTS)).toEqual(results);
        expect(examineTrace({ ...trace, steps }, DEFAULTS)).toEqual(results);
      }),
    );
  });

  it("leaves the steps that it is given as they are", () => {
    const steps = stepsOf("A1 A1 A1").reverse();
    examineTrace(traceOf(steps), DEFAULTS);
    expect(steps.map(({ stepIndex }) => stepIndex)).toEqual([2, 1, 0]);
  });

  it("has results that can be shown and stored, each with a sentence, whatever the trace", () => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        for (const result of examineTrace(trace, DEFAULTS)) {
          expect(detectorResultSchema.parse(result)).toEqual(result);
          expect(result.explanation).toMatch(/^[A-Z0-9].*\.$/);
          expect(() => canonicalJson([result.evidence, result.parameters])).not.toThrow();
          const first = result.firstStepIndex ?? 0;
          expect(first).toBeLessThanOrEqual(result.lastStepIndex ?? 0);
          expect((result.verdict === "found") === (result.evidence !== null)).toBe(true);
          expect((result.verdict === "abstained") === (result.abstentionReason !== null)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the detectors", () => {
  it("are told apart by an error code that is their id in upper case", () => {
    for (const id of DETECTOR_IDS) expect(DETECTORS[id].errorCode).toBe(id.toUpperCase());
  });
});
