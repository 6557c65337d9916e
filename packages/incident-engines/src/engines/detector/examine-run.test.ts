import {
  examinedRunSchema,
  incidentAggregatorConfigSchema,
  type PreventionRecord,
  type RecordResult,
  type SignalView,
} from "@hoc/incident-schemas";
import type { StoredRun } from "@hoc/incident-schemas/ports";
import { describe, expect, it, vi } from "vitest";
import { type ExaminedRunOptions, examinedRun } from "../../../test/examined-run.js";
import { NOW } from "../../../test/noted-traces.js";
import { runSignalId } from "../run/run-signal.js";
import { DEFAULT_PARAMETERS } from "./detector-views.js";
import { examineRun } from "./examine-run.js";
import { findingSignalId } from "./finding-signal.js";

const SIGNAL = findingSignalId("run-1");
/** A run that repeats itself and used up its tokens; by sharper parameters it also got nowhere. */
const THREE = { ended: { limits: { tokens: 2 }, inputTokens: 1, outputTokens: 1 } };
const SHARP = { ...DEFAULT_PARAMETERS, no_progress: { window: 3 } };

function scene(options: ExaminedRunOptions = {}) {
  const made = examinedRun(options);
  const examine = (parameters = DEFAULT_PARAMETERS) => examineRun(made.writing, "acme", { runId: "run-1", parameters });
  return { ...made, examine };
}

describe("examining a run", () => {
  it("stores what a detector finds, raises its signal, and tells of both", async () => {
    const { examine, steps, findings, signals, events, audit } = scene();
    const examined = await examine();
    expect(examinedRunSchema.parse(examined)).toEqual(examined);
    expect(examined).toMatchObject({
      runId: "run-1",
      results: [{ verdict: "found" }, {}, {}, {}, {}],
      findings: [
        {
          finding: { detectorId: "step_repetition", signalId: SIGNAL, recordedAt: NOW },
          recorded: true,
        },
      ],
      signal: { signalId: SIGNAL, outcome: "opened", incidentId: "inc_1" },
    });
    expect(steps).toEqual(["insertFinding step_repetition", "record", "runs.AgentFailureFound", "audit.append"]);
    expect(findings[0]?.findingId).toMatch(/^find_/);
    expect(signals).toMatchObject([{ signalId: SIGNAL, kind: "guard", causedBy: null }]);
    expect(events).toMatchObject([{ fields: { findingId: findings[0]?.findingId, incidentId: "inc_1" } }]);
    expect(audit).toHaveLength(1);
  });

  it("raises one signal of all that it finds, led by the first detector, and tells of each finding", async () => {
    const { examine, steps, signals, events, audit } = scene(THREE);
    const { findings, signal } = await examine(SHARP);
    expect(findings.map(({ finding }) => [finding.detectorId, finding.signalId])).toEqual([
      ["step_repetition", SIGNAL],
      ["no_progress", SIGNAL],
      ["runaway", SIGNAL],
    ]);
    expect(signal).toEqual({ signalId: SIGNAL, outcome: "opened", incidentId: "inc_1" });
    expect(signals).toMatchObject([
      {
        signalId: SIGNAL,
        triggerValue: "step_repetition",
        description: findings.map(({ finding }) => finding.explanation).join(" "),
      },
    ]);
    expect(steps).toEqual([
      ...["insertFinding step_repetition", "insertFinding no_progress", "insertFinding runaway", "record"],
      ...["runs.AgentFailureFound", "audit.append", "runs.AgentFailureFound", "audit.append"],
      ...["runs.AgentFailureFound", "audit.append"],
    ]);
    expect(events).toMatchObject(
      findings.map(({ finding: { findingId } }) => ({ fields: { findingId, incidentId: "inc_1" } })),
    );
    expect(audit).toHaveLength(3);
  });

  it("stores what a later examination finds under the signal of the first, and raises nothing", async () => {
    const { examine, steps, findings, signals, events } = scene({ ...THREE, stored: { [SIGNAL]: "inc_2" } });
    const first = await examine();
    expect(first.findings.map(({ finding }) => finding.detectorId)).toEqual(["step_repetition", "runaway"]);
    steps.length = 0;
    const again = await examine(SHARP);
    expect(again.findings).toEqual([
      ...first.findings.map(({ finding }) => ({ finding, recorded: false })),
      { finding: expect.objectContaining({ detectorId: "no_progress", signalId: SIGNAL }), recorded: true },
    ]);
    expect(again.signal).toEqual({ signalId: SIGNAL, outcome: "duplicate", incidentId: "inc_2" });
    expect(steps).toEqual(["insertFinding no_progress", "runs.AgentFailureFound", "audit.append"]);
    expect(signals).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ fields: { findingId: findings.at(-1)?.findingId, incidentId: "inc_2" } });
  });

  it("raises nothing of a later finding when the signal was pruned since", async () => {
    const { examine, signals, events } = scene(THREE);
    await examine();
    const { findings, signal } = await examine(SHARP);
    expect(findings.at(-1)).toMatchObject({ finding: { detectorId: "no_progress" }, recorded: true });
    expect(signal).toEqual({ signalId: SIGNAL, outcome: "duplicate", incidentId: null });
    expect(signals).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ fields: { detectorId: "no_progress", incidentId: null } });
  });

  it("raises a signal that stems from the run when it did not do its work", async () => {
    const { examine, signals } = scene({ ended: { outcome: "ABORTED" } });
    await examine();
    expect(signals).toMatchObject([{ causedBy: { kind: "run", reference: "run-1" } }]);
  });

  it("changes nothing when it is done again, and answers with what became of the signal", async () => {
    const { examine, steps } = scene({ stored: { [SIGNAL]: "inc_2" } });
    const first = await examine();
    const done = [...steps];
    expect(await examine()).toEqual({
      ...first,
      findings: [
        {
          finding: first.findings[0]?.finding,
          recorded: false,
        },
      ],
      signal: { signalId: SIGNAL, outcome: "duplicate", incidentId: "inc_2" },
    });
    expect(steps).toEqual(done);
  });

  it("tells of a signal that was pruned since as one that no incident has, however old its steps are", async () => {
    const { examine, steps, ports } = scene();
    await examine();
    const done = [...steps];
    const config = incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 });
    Object.assign(ports, { recordedAt: "2026-06-01T00:00:00.000000Z" });
    Object.assign(ports.aggregator, { config });
    expect(await examine()).toMatchObject({
      findings: [{ recorded: false }],
      signal: { signalId: SIGNAL, outcome: "duplicate", incidentId: null },
    });
    expect(steps).toEqual(done);
  });

  it("keeps the first finding, and shows it also when other parameters find nothing any more", async () => {
    const { examine, findings } = scene();
    const first = await examine();
    const strict = { ...DEFAULT_PARAMETERS, step_repetition: { minRepetitions: 9 } };
    const again = await examine(strict);
    expect(again.results[0]).toMatchObject({ verdict: "abstained" });
    expect(again.findings.map(({ finding }) => finding)).toEqual(first.findings.map(({ finding }) => finding));
    const lax = { ...DEFAULT_PARAMETERS, step_repetition: { minRepetitions: 2 } };
    expect((await examine(lax)).findings).toMatchObject([
      {
        recorded: false,
        finding: { parameters: { minRepetitions: DEFAULT_PARAMETERS.step_repetition.minRepetitions } },
      },
    ]);
    expect(findings).toHaveLength(1);
  });

  it("tells of a signal that a policy suppresses without an incident", async () => {
    const taken = { outcome: "suppressed", incidentId: null, preventionId: "prev_1" } as const;
    const { examine, events } = scene({ taken });
    expect(await examine()).toMatchObject({ findings: [{ recorded: true }], signal: taken });
    expect(events).toMatchObject([{ fields: { incidentId: null } }]);
  });

  it("stores nothing of a run in which nothing is found", async () => {
    const { examine, steps } = scene({ steps: [] });
    expect(await examine()).toMatchObject({ steps: 0, findings: [], signal: null });
    expect(steps).toEqual([]);
  });

  it("is refused when its signal was sent before and no incident has it", async () => {
    const { examine, events } = scene({ taken: { outcome: "duplicate", incidentId: null } });
    await expect(examine()).rejects.toMatchObject({ code: "signal_conflict" });
    expect(events).toEqual([]);
  });

  it("is refused when the steps are from before the retention of signals", async () => {
    const { examine, ports, events } = scene();
    Object.assign(ports, { recordedAt: "2026-06-01T00:00:00.000000Z" });
    Object.assign(ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) });
    await expect(examine()).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/runId" }] },
    });
    expect(events).toEqual([]);
  });

  it("is of a run that the tenant has", async () => {
    const { writing, steps } = scene();
    const asked = { runId: "run-2", parameters: DEFAULT_PARAMETERS };
    await expect(examineRun(writing, "acme", asked)).rejects.toMatchObject({ code: "run_not_found" });
    expect(steps).toEqual([]);
  });
});

describe("what is found in a run whose own signal a rule suppressed", () => {
  const OWN = runSignalId("run-1", "run_failure");
  const FAILED: Partial<StoredRun> = { ...THREE.ended, outcome: "FAILURE" };
  const SUPPRESSED = { signalId: OWN, outcome: "duplicate", incidentId: null, preventionId: "prev_1" };
  const suppressing = (ended = FAILED, signalId: string = OWN) => {
    const stored = { [signalId]: { signalId, incidentId: null, absorption: "suppressed" } as SignalView };
    const findSignals = async (_: string, ids: readonly string[]) => ids.flatMap((id) => stored[id] ?? []);
    const fetchPreventionOfSignal = async () => ({ preventionId: "prev_1" }) as PreventionRecord;
    const made = scene({ ended, stubs: { signals: { findSignals }, policyViolations: { fetchPreventionOfSignal } } });
    return { ...made, stored };
  };

  it.each(["FAILURE", "BLOCKED", "ABORTED"] as const)(
    "is stored under that signal and raises none, when the run came out as %s",
    async (outcome) => {
      const { examine, steps, signals, events, findings, learned } = suppressing({ ...FAILED, outcome });
      const { signal } = await examine();
      expect(signal).toEqual(SUPPRESSED);
      expect(findings.map(({ detectorId, signalId }) => [detectorId, signalId])).toEqual([
        ["step_repetition", OWN],
        ["runaway", OWN],
      ]);
      expect(steps).not.toContain("record");
      expect([signals, learned]).toEqual([[], []]);
      expect(events).toMatchObject([{ fields: { incidentId: null } }, { fields: { incidentId: null } }]);
    },
  );

  it("is so too where a failed call of a model raised it", async () => {
    const signalId = runSignalId("run-1", "llm_failure");
    const { examine, findings, signals } = suppressing(FAILED, signalId);
    expect(await examine()).toMatchObject({ signal: { ...SUPPRESSED, signalId } });
    expect(findings).toMatchObject([{ signalId }, { signalId }]);
    expect(signals).toEqual([]);
  });

  it("is so too in later examinations", async () => {
    const { examine, findings, signals, events } = suppressing();
    await examine();
    const again = await examine(SHARP);
    expect(again.findings.map(({ finding, recorded }) => [finding.detectorId, recorded])).toEqual([
      ["step_repetition", false],
      ["runaway", false],
      ["no_progress", true],
    ]);
    expect(again.signal).toEqual(SUPPRESSED);
    expect(findings.at(-1)).toMatchObject({ signalId: OWN });
    expect(signals).toEqual([]);
    expect(events.at(-1)).toMatchObject({ fields: { detectorId: "no_progress", incidentId: null } });
  });

  it("is so too in later examinations when that signal was pruned since", async () => {
    const { examine, findings, signals, stored } = suppressing();
    await examine();
    delete stored[OWN];
    expect((await examine(SHARP)).signal).toEqual({ signalId: OWN, outcome: "duplicate", incidentId: null });
    expect(findings.at(-1)).toMatchObject({ detectorId: "no_progress", signalId: OWN });
    expect(signals).toEqual([]);
  });

  it("leaves the answer without a signal when it is nothing", async () => {
    const { examine } = suppressing({ outcome: "FAILURE" });
    const blind = { ...DEFAULT_PARAMETERS, step_repetition: { minRepetitions: 9 } };
    expect(await examine(blind)).toMatchObject({ findings: [], signal: null });
  });

  it("raises a signal all the same when the run is said to have done its work", async () => {
    const { examine, findings, signals } = suppressing({ outcome: "SUCCESS" });
    expect(await examine()).toMatchObject({ signal: { signalId: SIGNAL, outcome: "opened" } });
    expect(findings).toMatchObject([{ signalId: SIGNAL }]);
    expect(signals).toHaveLength(1);
  });

  it("raises one that joins the run's incident when the run's own signal belongs to one", async () => {
    const { examine, findings, signals } = scene({ ended: FAILED, stored: { [OWN]: "inc_1" } });
    await examine();
    expect(findings).toMatchObject([{ signalId: SIGNAL }, { signalId: SIGNAL }]);
    expect(signals).toMatchObject([{ causedBy: { kind: "run", reference: "run-1" } }]);
  });
});

describe("what is found in a run that did not fail", () => {
  it.each([
    ["is said to have done its work", "SUCCESS"],
    ["is under way", null],
  ] as const)("teaches, when it %s and an incident takes its signal", async (_, outcome) => {
    const { examine, learned, signals, findings } = scene({ ...THREE, ended: { ...THREE.ended, outcome } });
    await examine(SHARP);
    const explanations = findings.map(({ explanation }) => explanation);
    expect(learned).toMatchObject([
      {
        lessonType: "failure",
        severity: "HIGH",
        sourceEventId: "run-1",
        sourceIncidentId: "inc_1",
        subject: "STEP_REPETITION",
        detectedPattern: { errorCode: "STEP_REPETITION" },
        description: expect.stringContaining(explanations.join(" ")),
        debounce: { key: "failure:inc_1:STEP_REPETITION" },
      },
    ]);
    expect(signals).toMatchObject([{ initialSeverity: "high", errorCode: "STEP_REPETITION" }]);
  });

  it("teaches what belongs to a test scenario as such", async () => {
    const { examine, learned } = scene({ ended: { isSynthetic: true, syntheticScenarioId: "chaos-1" } });
    await examine();
    expect(learned).toMatchObject([{ isSynthetic: true, syntheticScenarioId: "chaos-1" }]);
  });

  it("teaches once, with the signal: what is found later or again does not", async () => {
    const { examine, learned } = scene({ ...THREE, stored: { [SIGNAL]: "inc_1" } });
    await examine();
    await examine();
    await examine(SHARP);
    expect(learned).toHaveLength(1);
  });

  it.each(["FAILURE", "BLOCKED", "ABORTED"] as const)(
    "and not of one with the outcome %s, which teaches by itself",
    async (outcome) => {
      const { examine, learned, signals } = scene({ ended: { outcome } });
      await examine();
      expect(signals).toHaveLength(1);
      expect(learned).toEqual([]);
    },
  );

  it.each<Partial<RecordResult>>([
    { outcome: "suppressed", incidentId: null, preventionId: "prev_1" },
    { outcome: "duplicate", incidentId: "inc_1" },
  ])("teaches nothing when its signal is $outcome", async (taken) => {
    const { examine, learned } = scene({ taken });
    await examine();
    expect(learned).toEqual([]);
  });

  it("is told to the host that wants to learn by itself", async () => {
    const { writing, learned, findings } = scene();
    const recordEvidence = vi.fn(async () => undefined);
    const asked = { runId: "run-1", parameters: DEFAULT_PARAMETERS };
    await examineRun({ ...writing, evidenceRecorder: { recordEvidence } }, "acme", asked);
    expect(recordEvidence.mock.calls).toEqual([
      [
        {
          runId: "run-1",
          tenantId: "acme",
          incidentId: "inc_1",
          subject: "STEP_REPETITION",
          errorCode: "STEP_REPETITION",
          errorMessage: findings[0]?.explanation,
          severity: "high",
          isSynthetic: false,
          syntheticScenarioId: null,
        },
      ],
    ]);
    expect(learned).toEqual([]);
  });

  it("F-027: stands when it cannot be learned, which is logged and counted", async () => {
    const broken = new Error("no lessons today");
    const { examine, findings, events, logged, counted } = scene({
      stubs: { lessons: { insertLesson: () => Promise.reject(broken) } },
    });
    expect(await examine()).toMatchObject({ findings: [{ recorded: true }], signal: { incidentId: "inc_1" } });
    expect([findings.length, events.length]).toEqual([1, 1]);
    expect(logged.mock.calls).toEqual([
      [{ err: broken, lessonType: "failure", tenantId: "acme", runId: "run-1" }, "a lesson could not be learned"],
    ]);
    expect(counted.mock.calls).toEqual([["lessons_creation_failed_total", { lesson_type: "failure" }]]);
  });
});
