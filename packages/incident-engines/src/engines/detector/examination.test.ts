import { describe, expect, it } from "vitest";
import { type ExaminedRunOptions, examinedRun, loopStep } from "../../../test/examined-run.js";
import { DEFAULT_PARAMETERS } from "./detector-views.js";
import { examinationOf } from "./examination.js";

const examine = (options: ExaminedRunOptions = {}, parameters = DEFAULT_PARAMETERS) =>
  examinationOf(examinedRun(options).ports, "acme", "run-1", parameters);
const resultOf = async (options: ExaminedRunOptions, detectorId: string, parameters = DEFAULT_PARAMETERS) => {
  const { examination } = await examine(options, parameters);
  return examination.results.find((result) => result.detectorId === detectorId);
};

describe("what the detectors say of a run", () => {
  it("is one result of each of them, of the run's own trace", async () => {
    const { examination } = await examine();
    expect(examination).toMatchObject({ runId: "run-1", traceId: "trc_1", outcome: "SUCCESS", steps: 4 });
    expect(examination.results.map(({ detectorId }) => detectorId)).toEqual([
      "step_repetition",
      "no_progress",
      "premature_end",
      "tool_error_rate",
      "runaway",
    ]);
    expect(examination.results[0]).toMatchObject({ verdict: "found", firstStepIndex: 0, lastStepIndex: 3 });
  });

  it("goes by the parameters that are given", async () => {
    const parameters = { ...DEFAULT_PARAMETERS, step_repetition: { minRepetitions: 9 } };
    expect(await resultOf({}, "step_repetition", parameters)).toMatchObject({
      verdict: "abstained",
      parameters: { minRepetitions: 9 },
    });
  });

  it("reads one step more than is examined, whatever the trace has, and then says that it is too long", async () => {
    const steps = Array.from({ length: 12_000 }, (_, index) => loopStep(index));
    const scene = examinedRun({ steps });
    const { examination } = await examinationOf(scene.ports, "acme", "run-1", DEFAULT_PARAMETERS);
    expect(scene.asked).toEqual([["acme", "trc_1", { limit: 10_001 }]]);
    expect(examination.steps).toBe(12_000);
    expect(new Set(examination.results.map(({ abstentionReason }) => abstentionReason))).toEqual(
      new Set(["too_many_steps"]),
    );
  });

  it("tells a run under way from one that is over", async () => {
    expect(await resultOf({ ended: { outcome: null } }, "premature_end")).toMatchObject({
      abstentionReason: "run_under_way",
    });
    expect(await resultOf({ ended: { outcome: "FAILURE" } }, "premature_end")).not.toMatchObject({
      abstentionReason: "run_under_way",
    });
  });

  const limits = { tokens: 100 };
  it.each<[what: string, options: ExaminedRunOptions, verdict: string]>([
    ["what the run is said to have used", { ended: { limits, inputTokens: 60, outputTokens: 40 } }, "found"],
    ["less than the limit", { ended: { limits, inputTokens: 60, outputTokens: 39 } }, "clear"],
    [
      "the run's own figures before those of its steps",
      {
        ended: { limits, inputTokens: 1, outputTokens: 1 },
        summary: { tokensKnown: true, tokens: 100 },
      },
      "clear",
    ],
    [
      "what its steps add up to",
      { ended: { limits, inputTokens: 60 }, summary: { tokensKnown: true, tokens: 100 } },
      "found",
    ],
    ["nothing where not every step was counted", { ended: { limits }, summary: { tokens: 100 } }, "abstained"],
    ["what the run is said to cost", { ended: { limits: { costMicros: 9 }, costMicros: 9 } }, "found"],
    ["what its steps cost together", { ended: { limits: { costMicros: 9 } }, summary: { costMicros: 9 } }, "found"],
    ["no cost", { ended: { limits: { costMicros: 9 } } }, "abstained"],
    ["no limits", { ended: { inputTokens: 60, outputTokens: 40 } }, "abstained"],
  ])("holds against the limits %s", async (_, options, verdict) => {
    expect(await resultOf(options, "runaway")).toMatchObject({ verdict });
  });

  it("is what they said at a point, when one is given", async () => {
    const at = { asOf: "2026-03-14T11:30:00.000000Z", sequence: 7, isLatest: false };
    const points: unknown[] = [];
    const { ports } = examinedRun({
      stubs: {
        traceStore: {
          getTraceSummary: async (...question) => {
            points.push(question[2]);
            return undefined;
          },
          getTraceSteps: async (...question) => {
            points.push(question[2]?.at);
            return [];
          },
        },
      },
    });
    const { examination } = await examinationOf(ports, "acme", "run-1", DEFAULT_PARAMETERS, at);
    expect(points).toEqual([at, at]);
    expect(examination.steps).toBe(0);
  });

  it("is of a run that the tenant has", async () => {
    const { ports } = examinedRun();
    for (const [tenantId, runId] of [
      ["acme", "run-2"],
      ["globex", "run-1"],
    ] as const)
      await expect(examinationOf(ports, tenantId, runId, DEFAULT_PARAMETERS)).rejects.toMatchObject({
        code: "run_not_found",
      });
  });
});
