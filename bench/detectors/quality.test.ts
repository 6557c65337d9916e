import { detectorParametersSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import type { LabelledRun } from "./labelled-runs.js";
import { detectionQualities, qualityOf, type Said } from "./quality.js";

const found = (failed: boolean): Said => ({ verdict: "found", reason: null, failed });
const clear = (failed: boolean): Said => ({ verdict: "clear", reason: null, failed });
const abstained = (failed: boolean): Said => ({ verdict: "abstained", reason: "too_few_steps", failed });

describe("the quality of a detector", () => {
  it("counts what it found, missed and could not tell against what is known", () => {
    const said = [found(true), found(true), found(false), clear(true), clear(false), abstained(true), abstained(false)];
    expect(qualityOf("no_progress", said)).toEqual({
      examiner: "no_progress",
      runs: 7,
      failed: 4,
      examined: 5,
      examinedFailed: 3,
      found: 3,
      truePositives: 2,
      abstained: new Map([["too_few_steps", 2]]),
    });
  });

  it("is told of each detector, and of all together, of which one finding is enough", () => {
    const step = (stepIndex: number, status: "success" | "failure") => ({
      stepIndex,
      stepType: "search",
      skillId: null,
      status,
      inputHash: "a",
      contentHash: "x",
      tokens: 0,
      tokensKnown: false,
      costMicros: null,
    });
    const run = (failed: boolean, ...steps: ReturnType<typeof step>[]): LabelledRun => ({
      trace: { steps, isOver: true, limits: null, used: { tokens: null, costMicros: null } },
      half: "tuning",
      failed,
      endedShort: false,
    });
    const runs = [
      run(true, step(0, "failure"), step(1, "failure"), step(2, "failure")),
      run(false, step(0, "success"), step(1, "failure"), step(2, "success")),
      run(false),
    ];
    const qualities = detectionQualities(runs, detectorParametersSchema.parse({}));
    const counts = qualities.map(({ examiner, examined, found, truePositives }) => [
      examiner,
      examined,
      found,
      truePositives,
    ]);
    expect(counts).toEqual([
      ["step_repetition", 2, 2, 1],
      ["no_progress", 0, 0, 0],
      ["premature_end", 2, 1, 1],
      ["tool_error_rate", 0, 0, 0],
      ["runaway", 0, 0, 0],
      ["any", 2, 2, 1],
    ]);
  });
});
