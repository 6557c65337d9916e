import { describe, expect, it, vi } from "vitest";
import { runPorts } from "../../../test/run-ports.js";
import type { RunEvidence } from "./run-evidence.js";
import { tellRecorder } from "./tell-recorder.js";

const EVIDENCE: RunEvidence = {
  runId: "run-1",
  tenantId: "acme",
  incidentId: "inc_1",
  errorCode: "AGENT_CRASH",
  errorMessage: "boom",
  severity: "critical",
  isSynthetic: true,
  syntheticScenarioId: "chaos-1",
};

describe("what a run teaches", () => {
  it("is learned by the product itself", async () => {
    const { writing, learned } = runPorts();
    await tellRecorder(writing, EVIDENCE);
    expect(learned).toMatchObject([
      { sourceEventId: "run-1", sourceIncidentId: "inc_1", debounce: { key: "failure:inc_1:AGENT_CRASH" } },
    ]);
  });

  it("is learned by the host where it wants to", async () => {
    const { writing, learned } = runPorts();
    const recordEvidence = vi.fn(async () => undefined);
    await tellRecorder({ ...writing, evidenceRecorder: { recordEvidence } }, EVIDENCE);
    expect(recordEvidence.mock.calls).toEqual([[EVIDENCE]]);
    expect(learned).toEqual([]);
  });

  it("F-027: is logged and counted when it cannot be learned, and fails nothing", async () => {
    const broken = new Error("no lessons today");
    const { writing, logged, counted } = runPorts({
      stubs: { lessons: { insertLesson: () => Promise.reject(broken) } },
    });
    await tellRecorder(writing, EVIDENCE);
    expect(logged.mock.calls).toEqual([
      [{ err: broken, lessonType: "failure", tenantId: "acme", runId: "run-1" }, "a lesson could not be learned"],
    ]);
    expect(counted.mock.calls).toEqual([["lessons_creation_failed_total", { lesson_type: "failure" }]]);
  });
});
