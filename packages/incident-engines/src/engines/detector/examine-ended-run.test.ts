import { describe, expect, it, vi } from "vitest";
import { type ExaminedRunOptions, examinedRun } from "../../../test/examined-run.js";
import { buildRun } from "../../../test/run-ports.js";
import { recordLlmFailure } from "../llm-failure/record-llm-failure.js";
import { finishRun } from "../run/finish-run.js";
import { newRunOutcome } from "../run/new-run-outcome.js";
import { examineEndedRun } from "./examine-ended-run.js";

const broken = new Error("no detectors today");
const failing: ExaminedRunOptions = {
  examineRuns: true,
  stubs: { runFindings: { insertFinding: () => Promise.reject(broken) } },
};

function ended(options: ExaminedRunOptions) {
  const scene = examinedRun(options);
  return { ...scene, examine: () => examineEndedRun(scene.writing, "acme", "run-1") };
}

describe("the examination of a run that ended", () => {
  it("is made where that is configured", async () => {
    const { examine, findings, signals } = ended({ examineRuns: true });
    await examine();
    expect(findings).toMatchObject([{ detectorId: "step_repetition" }]);
    expect(signals).toHaveLength(1);
  });

  it("is not made otherwise", async () => {
    const attempt = vi.fn();
    const { examine, asked } = ended({ stubs: { attempt } });
    await examine();
    expect(attempt).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
  });

  it("is logged when it fails, and fails nothing", async () => {
    const { examine, logged } = ended(failing);
    await examine();
    expect(logged.mock.calls).toEqual([
      [{ err: broken, tenantId: "acme", runId: "run-1" }, "the run could not be examined"],
    ]);
  });

  it("is made behind a savepoint", async () => {
    const attempt = vi.fn(async () => ({ ok: true as const, result: undefined as never }));
    const { examine, findings } = ended({ examineRuns: true, stubs: { attempt } });
    await examine();
    expect(attempt).toHaveBeenCalledTimes(1);
    expect(findings).toEqual([]);
  });
});

describe("a run that ends", () => {
  const underWay = { ended: { outcome: null } };
  const finish = async (options: ExaminedRunOptions, status: string) => {
    const scene = examinedRun({ ...underWay, ...options });
    const outcome = newRunOutcome({ status }, scene.ports.recordedAt);
    const signal = await finishRun(scene.writing, "acme", buildRun({ runId: "run-1" }), outcome, undefined);
    return { ...scene, signal };
  };

  it("is examined after its outcome, its signal and what is told of them", async () => {
    const { steps, signals } = await finish({ examineRuns: true }, "failed");
    expect(steps).toEqual([
      ...["updateRunOutcome", "record", "runs.RunFinished", "audit.append"],
      ...["insertFinding step_repetition", "record", "runs.AgentFailureFound", "audit.append"],
    ]);
    expect(signals[1]).toMatchObject({ causedBy: { kind: "run", reference: "run-1" } });
  });

  it("is examined also when it did its work", async () => {
    const { findings, signal } = await finish({ examineRuns: true }, "succeeded");
    expect(findings).toHaveLength(1);
    expect(signal).toBeNull();
  });

  it("ends as it did when a detector fails", async () => {
    const { signal, logged, steps } = await finish(failing, "failed");
    expect(signal).toMatchObject({ outcome: "opened" });
    expect(steps).toEqual(["updateRunOutcome", "record", "runs.RunFinished", "audit.append"]);
    expect(logged).toHaveBeenCalledWith(expect.objectContaining({ err: broken }), "the run could not be examined");
  });

  it("by a failed call of a model is examined after all that is stored of that", async () => {
    const fact = {
      runId: "run-1",
      failureType: "timeout",
      errorCode: "DEADLINE",
      errorMessage: "no answer",
      model: "large-1",
      metadata: {},
    } as const;
    const scene = examinedRun({ ...underWay, examineRuns: true });
    expect(await recordLlmFailure(scene.writing, "acme", fact)).toMatchObject({ recorded: true });
    expect(scene.steps.slice(-4)).toEqual([
      ...["insertFinding step_repetition", "record", "runs.AgentFailureFound", "audit.append"],
    ]);
    const hindered = examinedRun({ ...underWay, ...failing });
    expect(await recordLlmFailure(hindered.writing, "acme", fact)).toMatchObject({ recorded: true });
    expect(hindered.logged).toHaveBeenCalledWith(
      expect.objectContaining({ err: broken }),
      "the run could not be examined",
    );
  });
});
