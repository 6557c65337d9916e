import { incidentAggregatorConfigSchema, recordLlmFailureInputSchema } from "@hoc/incident-schemas";
import type { IncidentPorts, StoredLlmFailure } from "@hoc/incident-schemas/ports";
import type { PortStubs } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { runSignalId } from "../run/run-signal.js";
import { newLlmFailure } from "./new-llm-failure.js";
import { recordLlmFailure } from "./record-llm-failure.js";

const SIGNAL = runSignalId("run-1", "llm_failure");
const SAID = {
  runId: "run-1",
  failureType: "timeout",
  errorCode: "provider_timeout",
  errorMessage: "no answer",
  model: "large-1",
  occurredAt: "2026-03-14T11:59:00.000000Z",
};
const fact = (said: object = {}) => recordLlmFailureInputSchema.parse({ ...SAID, ...said });
const underWay = buildRun({ runId: "run-1" });
const over = buildRun({ runId: "run-1", status: "failed", outcome: "FAILURE" });

function scene(options: RunPortsOptions = { run: underWay }) {
  const made = runPorts(options);
  return { ...made, record: (said: object = {}) => recordLlmFailure(made.writing, "acme", fact(said)) };
}

function storedFailure(): StoredLlmFailure {
  const uuid = () => "1";
  return {
    ...newLlmFailure(fact(), { recordedAt: NOW, uuid }),
    recordedAt: NOW,
    evidence: [
      {
        evidenceId: "evi_1",
        evidenceType: "llm_failure_capture",
        evidenceData: {},
        isImmutable: true,
        contentHash: "b".repeat(64),
        createdAt: NOW,
      },
    ],
  };
}

/** Every step in the order that binds. */
const ORDER = [
  "insertFailure",
  "insertEvidence",
  "updateRunFailed",
  "fetchContaminationCheck",
  "record",
  "runs.LlmFailureRecorded",
  "runs.RunFinished",
  "audit.append",
];

describe("recording that a call of a model failed", () => {
  it("teaches that the run came near its limits, as any other end of a run does", async () => {
    const limited = buildRun({ runId: "run-1", limits: { costMicros: 100 } });
    const { record, learned } = scene({ run: limited });
    await record({ costMicros: 95 });
    expect(learned.map(({ lessonType, subject }) => [lessonType, subject])).toEqual([
      ["failure", ""],
      ["near_threshold", "cost:95-100"],
    ]);
  });

  it("F-084: stores the fact, its evidence and the end of the run, looks for contamination, then raises the signal", async () => {
    const { record, steps, signals, audit } = scene();
    expect(await record()).toEqual({
      failureId: "fail_00000000-0000-7000-8000-000000000001",
      evidenceId: "evi_00000000-0000-7000-8000-000000000002",
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      runMarkedFailed: true,
      timestamp: SAID.occurredAt,
      recorded: true,
      signal: { signalId: SIGNAL, outcome: "opened", incidentId: "inc_1" },
    });
    expect(steps).toEqual(ORDER);
    expect(signals).toMatchObject([{ triggerType: "llm_failure", occurredAt: SAID.occurredAt }]);
    expect(audit.map(({ eventType }) => eventType)).toEqual(["LlmFailureRecorded", "RunFinished"]);
  });

  it.each<[step: string, stubs: PortStubs<IncidentPorts>]>([
    ["insertFailure", { llmFailures: { insertFailure: () => Promise.reject(new Error("broken")) } }],
    ["insertEvidence", { llmFailures: { insertEvidence: () => Promise.reject(new Error("broken")) } }],
    ["updateRunFailed", { llmFailures: { updateRunFailed: () => Promise.reject(new Error("broken")) } }],
    [
      "fetchContaminationCheck",
      { llmFailures: { fetchContaminationCheck: () => Promise.reject(new Error("broken")) } },
    ],
    ["record", { aggregator: { record: () => Promise.reject(new Error("broken")) } }],
    ["runs.LlmFailureRecorded", { outbox: { append: () => Promise.reject(new Error("broken")) } }],
    ["audit.append", { audit: { append: () => Promise.reject(new Error("broken")) } }],
  ])("F-082: when %s fails, so does all of it, and no later step is made", async (step, stubs) => {
    const { record, steps } = scene({ run: underWay, stubs });
    await expect(record()).rejects.toThrow("broken");
    expect(steps).toEqual(ORDER.slice(0, ORDER.indexOf(step)));
  });

  it("F-083: asks what came after the failure itself, and refuses before the signal, naming what was found", async () => {
    const asked: unknown[] = [];
    const fetchContaminationCheck: IncidentPorts["llmFailures"]["fetchContaminationCheck"] = async (...question) => {
      asked.push(question);
      return { costRecords: 0, costAnomalies: 1, otherIncidents: 0 };
    };
    const { record, steps } = scene({ run: underWay, stubs: { llmFailures: { fetchContaminationCheck } } });
    await expect(record({ requestId: "req-1" })).rejects.toMatchObject({
      code: "failure_contaminated",
      details: { costAnomalies: 1 },
    });
    expect(asked).toEqual([["acme", { runId: "run-1", requestId: "req-1", since: SAID.occurredAt }]]);
    expect(steps).toEqual(["insertFailure", "insertEvidence", "updateRunFailed"]);
  });

  it("F-083: asks what came after now, when the failure is said to happen later", async () => {
    const asked: unknown[] = [];
    const fetchContaminationCheck: IncidentPorts["llmFailures"]["fetchContaminationCheck"] = async (_, question) => {
      asked.push(question.since);
      return { costRecords: 0, costAnomalies: 0, otherIncidents: 0 };
    };
    const { record } = scene({ run: underWay, stubs: { llmFailures: { fetchContaminationCheck } } });
    await record({ occurredAt: "2199-01-01T00:00:00.000000Z" });
    expect(asked).toEqual([NOW]);
  });

  it("F-085: ends the run with what is told of its end, and the signal costs what the run did", async () => {
    const { record, signals, ports } = scene();
    await record({ terminationReason: "timeout", stoppedAtStep: 2, inputTokens: 10, outputTokens: 0, costMicros: 30 });
    expect(await ports.runs.fetchRun("acme", "run-1")).toMatchObject({
      errorCode: "provider_timeout",
      terminationReason: "timeout",
      stoppedAtStep: 2,
      inputTokens: 10,
      outputTokens: 0,
      costMicros: 30,
    });
    expect(signals).toMatchObject([{ costMicros: 30 }]);
  });

  it("is refused when somebody sent its signal before and no incident has it", async () => {
    const { record, steps } = scene({ run: underWay, taken: { outcome: "duplicate", incidentId: null } });
    await expect(record()).rejects.toMatchObject({ code: "signal_conflict" });
    expect(steps.at(-1)).toBe("record");
  });

  it("F-082: stores nothing for a run that the tenant does not have", async () => {
    const { record, steps } = scene({});
    await expect(record()).rejects.toMatchObject({ code: "run_not_found" });
    expect(steps).toEqual([]);
  });

  it("F-082: stores nothing for a run that is over", async () => {
    const { record, steps } = scene({ run: over });
    await expect(record()).rejects.toMatchObject({ code: "run_finished", details: { outcome: "FAILURE" } });
    expect(steps).toEqual([]);
  });

  it("F-082: fails when the run ended in between", async () => {
    const { record } = scene({ run: underWay, stubs: { llmFailures: { updateRunFailed: async () => false } } });
    await expect(record()).rejects.toMatchObject({ code: "run_finished" });
  });

  it("F-081: answers the same failure told again with the first, and changes nothing", async () => {
    const { record, steps } = scene({ run: over, failure: storedFailure(), stored: { [SIGNAL]: "inc_5" } });
    expect(await record()).toEqual({
      failureId: "fail_1",
      evidenceId: "evi_1",
      contentHash: "b".repeat(64),
      runMarkedFailed: true,
      timestamp: SAID.occurredAt,
      recorded: false,
      signal: { signalId: SIGNAL, outcome: "duplicate", incidentId: "inc_5" },
    });
    expect(steps).toEqual([]);
  });

  it("F-081: refuses another failure of the same run", async () => {
    const { record, steps } = scene({ run: over, failure: storedFailure() });
    await expect(record({ errorMessage: "other" })).rejects.toMatchObject({
      code: "llm_failure_conflict",
      details: { runId: "run-1", failureId: "fail_1" },
    });
    expect(steps).toEqual([]);
  });

  it("F-081: refuses one that storage has already", async () => {
    const stubs = { llmFailures: { insertFailure: async () => false } };
    await expect(scene({ run: underWay, stubs }).record()).rejects.toMatchObject({ code: "llm_failure_conflict" });
  });

  it("refuses a failure older than the retention of signals", async () => {
    const { record, ports } = scene();
    Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    await expect(record({ occurredAt: "2026-03-01T00:00:00Z" })).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/occurredAt" }] },
    });
  });
});
