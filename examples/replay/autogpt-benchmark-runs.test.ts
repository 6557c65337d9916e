import { describe, expect, it } from "vitest";
import { signalsOf } from "../../apps/api/test/adapter-signals.js";
import adapter from "./autogpt-benchmark-runs.js";

const run = (runId: string, test: string, rest: object = {}) => ({
  runId,
  batchId: runId.slice(0, 2),
  agentId: "ada",
  test,
  kind: "assertion",
  dependsOn: null,
  error: null,
  startedAt: "2026-03-14T09:00:00.000Z",
  durationSec: 0,
  costUsd: null,
  ...rest,
});
const waits = (runId: string, test: string, dependsOn: string) =>
  run(runId, test, { kind: "dependency_failed", dependsOn });

describe("the adapter for autogpt-benchmark-runs", () => {
  it("sends what did not succeed, and nothing else", async () => {
    const signals = await signalsOf(adapter, [
      run("b1-0", "Write", { kind: "ok" }),
      run("b1-1", "Read", { costUsd: 0.25 }),
    ]);
    expect(signals).toEqual([
      {
        signalId: "run:b1-1",
        triggerType: "run_failure",
        kind: "run",
        reference: "b1-1",
        runId: "b1-1",
        agentId: "ada",
        occurredAt: "2026-03-14T09:00:00.000000Z",
        category: "EXECUTION_FAILURE",
        errorCode: "ASSERTION",
        fingerprint: '["ada","Read"]',
        title: "ada: Read does not succeed",
        costMicros: 250_000,
        details: { batchId: "b1", test: "Read", dependsOn: null },
      },
    ]);
  });

  it("names as cause the run of the test that a run waits for, in the same batch only", async () => {
    const signals = await signalsOf(adapter, [
      run("b1-0", "Write"),
      waits("b1-1", "Read", "Write"),
      waits("b1-2", "Sum", "Read"),
      waits("b2-0", "Read", "Write"),
    ]);
    expect(signals.map(({ causedBy }) => causedBy?.reference)).toEqual([undefined, "b1-0", "b1-1", undefined]);
  });

  it("keys a run that waits by what it waits for", async () => {
    const [own, waiting] = await signalsOf(adapter, [run("b1-0", "Write"), waits("b2-1", "Read", "Write")]);
    expect(waiting?.fingerprint).toBe(own?.fingerprint);
  });

  it("does not need, and does not look at, the labelled cause", async () => {
    const rows = [run("b1-0", "Write"), waits("b1-1", "Read", "Write")];
    const labelled = rows.map((row) => ({ ...row, rootTest: "Other" }));
    expect(await signalsOf(adapter, labelled)).toEqual(await signalsOf(adapter, rows));
  });

  it("lets no run of a batch end before the one ahead of it, to the microsecond", async () => {
    const signals = await signalsOf(adapter, [
      run("b1-0", "A", { durationSec: 1.2345678 }),
      run("b1-1", "B", { durationSec: null }),
      run("b2-0", "C", { durationSec: null }),
    ]);
    expect(signals.map(({ occurredAt }) => occurredAt)).toEqual([
      "2026-03-14T09:00:01.234568Z",
      "2026-03-14T09:00:01.234568Z",
      "2026-03-14T09:00:00.000000Z",
    ]);
  });

  it("ends with line and field where the log is not as described", async () => {
    await expect(signalsOf(adapter, [run("b1-0", "A"), run("b1-1", "B", { agentId: 7 })])).rejects.toThrow(
      /line 2, field "agentId": has to be text/,
    );
  });
});
