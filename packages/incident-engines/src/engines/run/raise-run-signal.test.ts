import { incidentAggregatorConfigSchema, type RecordResult } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { newRunOutcome } from "./new-run-outcome.js";
import { raiseRunSignal } from "./raise-run-signal.js";
import type { RunEvidence } from "./run-evidence.js";
import { isFailure, runSignal } from "./run-signal.js";

const run = buildRun({ runId: "run-é/1", isSynthetic: true, syntheticScenarioId: "chaos-1" });

function scene(options: RunPortsOptions = {}, recordEvidence?: (evidence: RunEvidence) => Promise<void>) {
  const made = runPorts(options);
  const writing = { ...made.writing, ...(recordEvidence && { evidenceRecorder: { recordEvidence } }) };
  const raise = (said: object = {}) => {
    const facts = { status: "failed", errorCode: "AGENT_CRASH", errorMessage: "boom", ...said };
    const outcome = newRunOutcome(facts, NOW);
    if (!isFailure(outcome)) throw new Error("the run did its work");
    const signal = runSignal(run, outcome, { receivedAt: NOW, uuid: writing.ambient.uuid });
    return raiseRunSignal(writing, "acme", run, outcome, signal, "/completedAt");
  };
  return { ...made, raise };
}

describe("the signal of a failed run", () => {
  it.each(["opened", "attached", "overflow", "late"] as const)(
    "that is %s drafts a policy and tells whoever learns",
    async (outcome) => {
      const recordEvidence = vi.fn(async () => undefined);
      const { raise, proposals } = scene({ taken: { outcome } }, recordEvidence);
      expect(await raise()).toMatchObject({ outcome, incidentId: "inc_1" });
      expect(proposals).toMatchObject([{ proposalType: "crash_recovery_policy", sourceId: "inc_1" }]);
      expect(recordEvidence.mock.calls).toEqual([
        [
          {
            runId: "run-é/1",
            tenantId: "acme",
            incidentId: "inc_1",
            errorCode: "AGENT_CRASH",
            errorMessage: "boom",
            severity: "critical",
            isSynthetic: true,
            syntheticScenarioId: "chaos-1",
          },
        ],
      ]);
    },
  );

  it.each<Partial<RecordResult>>([
    { outcome: "suppressed", incidentId: null, preventionId: "prev_1" },
    { outcome: "duplicate", incidentId: "inc_1" },
  ])("F-016: that is $outcome drafts nothing and teaches nothing", async (taken) => {
    const recordEvidence = vi.fn(async () => undefined);
    const { raise, steps } = scene({ taken }, recordEvidence);
    expect(await raise()).toMatchObject(taken);
    expect(steps).toEqual(["record"]);
    expect(recordEvidence).not.toHaveBeenCalled();
    const own = scene({ taken });
    await own.raise();
    expect(own.learned).toEqual([]);
  });

  it("is refused when somebody sent it before and no incident has it: the run would fail unseen", async () => {
    const { raise, steps } = scene({ taken: { outcome: "duplicate", incidentId: null } });
    await expect(raise()).rejects.toMatchObject({ code: "signal_conflict" });
    expect(steps).toEqual(["record"]);
  });

  it("is learned from by the product itself unless its host does", async () => {
    const own = scene();
    await own.raise();
    expect(own.learned).toMatchObject([
      {
        lessonType: "failure",
        severity: "CRITICAL",
        sourceEventId: "run-é/1",
        debounce: { key: "failure:inc_1:AGENT_CRASH" },
        isSynthetic: true,
      },
    ]);
    const recordEvidence = vi.fn(async () => undefined);
    const hosted = scene({}, recordEvidence);
    await hosted.raise();
    expect(recordEvidence).toHaveBeenCalledOnce();
    expect(hosted.learned).toEqual([]);
  });

  it("F-027: is learned from whatever the run's id looks like, and a failure to learn is logged, counted and changes nothing", async () => {
    const broken = new Error("no lessons today");
    const insertLesson = () => Promise.reject(broken);
    const own = scene({ stubs: { lessons: { insertLesson } } });
    const hosted = scene({}, () => Promise.reject(broken));
    for (const { raise, logged, counted, proposals } of [own, hosted]) {
      expect(await raise()).toMatchObject({ outcome: "opened", incidentId: "inc_1" });
      expect(proposals).toHaveLength(1);
      expect(logged.mock.calls).toEqual([
        [{ err: broken, lessonType: "failure", tenantId: "acme", runId: "run-é/1" }, "a lesson could not be learned"],
      ]);
      expect(counted.mock.calls).toEqual([["lessons_creation_failed_total", { lesson_type: "failure" }]]);
    }
  });

  it("F-018: keeps what may fail behind a savepoint each", async () => {
    const attempt = vi.fn(async () => ({ ok: false as const, error: new Error("x") }));
    const { raise, proposals, logged } = scene({ stubs: { attempt } }, async () => undefined);
    expect(await raise()).toMatchObject({ outcome: "opened" });
    expect(attempt).toHaveBeenCalledTimes(2);
    expect(proposals).toEqual([]);
    expect(logged).toHaveBeenCalledTimes(2);
  });

  it("F-015: passes on what goes wrong in the aggregator", async () => {
    const record = () => Promise.reject(new Error("the database is gone"));
    await expect(scene({ stubs: { aggregator: { record } } }).raise()).rejects.toThrow("the database is gone");
  });

  it("is refused when the run ended before the retention of signals", async () => {
    const config = incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 });
    const { raise, steps, ports } = scene();
    Object.assign(ports.aggregator, { config });
    await expect(raise({ completedAt: "2026-03-13T11:59:59.000000Z" })).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/completedAt" }] },
    });
    expect(steps).toEqual([]);
    expect(await raise({ completedAt: "2026-03-13T12:00:00.000000Z" })).toMatchObject({ outcome: "opened" });
  });
});
