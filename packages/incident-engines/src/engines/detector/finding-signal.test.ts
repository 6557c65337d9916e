import { DETECTOR_IDS, type Signal } from "@hoc/incident-schemas";
import type { NewRunFinding, StoredRun } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { DETECTORS } from "./detectors.js";
import { findingSignal, findingSignalId } from "./finding-signal.js";

const FINDING: NewRunFinding = {
  findingId: "find_1",
  runId: "run-1",
  traceId: "trc_1",
  agentId: "planner",
  detectorId: "step_repetition",
  detectorVersion: 2,
  severity: "high",
  explanation: "It loops.",
  evidence: { repetitions: 3 },
  contentHash: "a".repeat(64),
  parameters: { minRepetitions: 3 },
  firstStepIndex: 0,
  lastStepIndex: 2,
  signalId: findingSignalId("run-1"),
  isSynthetic: false,
  syntheticScenarioId: null,
  occurredAt: "2026-03-14T11:00:00.000000Z",
};

const RECEIPT = { receivedAt: NOW, uuid: () => "unused" };
const signalOf = (said: Partial<NewRunFinding> = {}, outcome: StoredRun["outcome"] = "SUCCESS") =>
  findingSignal({ outcome }, [{ ...FINDING, ...said }], RECEIPT);
const signalOfBoth = (other: Partial<NewRunFinding>, first: Partial<NewRunFinding> = {}) =>
  findingSignal(
    { outcome: "SUCCESS" },
    [
      { ...FINDING, ...first },
      { ...FINDING, findingId: "find_2", detectorId: "runaway", ...other },
    ],
    RECEIPT,
  );
const detailsOf = ({ details }: Signal) => JSON.parse(details ?? "null");

describe("the signal of what was found in a run", () => {
  it("says what was found of whom, with the evidence", () => {
    expect(signalOf()).toMatchObject({
      signalId: FINDING.signalId,
      triggerType: "agent_failure",
      triggerValue: "step_repetition",
      kind: "guard",
      reference: "run-1",
      fingerprint: '["step_repetition","planner"]',
      errorCode: "STEP_REPETITION",
      category: DETECTORS.step_repetition.category,
      initialSeverity: "high",
      agentId: "planner",
      runId: "run-1",
      title: "Loop: agent planner repeats a step",
      description: "It loops.",
      occurredAt: FINDING.occurredAt,
      receivedAt: NOW,
      causedBy: null,
      isSynthetic: false,
      syntheticScenarioId: null,
    });
    expect(detailsOf(signalOf())).toEqual({
      findings: [
        {
          findingId: "find_1",
          detectorId: "step_repetition",
          version: 2,
          parameters: { minRepetitions: 3 },
          evidence: { repetitions: 3 },
          contentHash: "a".repeat(64),
        },
      ],
    });
  });

  it("is led by the first finding, and says what all of them say", () => {
    const told = signalOfBoth({ explanation: "It used all its steps.", evidence: { used: 9 } });
    const { details, description, contentDigest, detailsDigest, ...led } = told;
    expect(signalOf()).toMatchObject(led);
    expect(description).toBe("It loops. It used all its steps.");
    expect(detailsOf(told).findings).toMatchObject([
      { findingId: "find_1", detectorId: "step_repetition", evidence: { repetitions: 3 } },
      { findingId: "find_2", detectorId: "runaway", evidence: { used: 9 } },
    ]);
  });

  it("is as bad as the worst of them, and occurred with the last", () => {
    const [early, late] = ["2026-03-14T11:00:00.000000Z", "2026-03-14T11:00:00.000001Z"];
    const [small, worst] = [
      { severity: "medium", occurredAt: early },
      { severity: "critical", occurredAt: late },
    ] as const;
    for (const signal of [signalOfBoth(small, worst), signalOfBoth(worst, small)])
      expect(signal).toMatchObject({ initialSeverity: "critical", occurredAt: late });
  });

  it("says no more than a signal has room for", () => {
    const { description } = signalOfBoth({ explanation: "🚒".repeat(1_999) }, { explanation: "x" });
    expect(description).toBe(`x ${"🚒".repeat(1_998)}`);
  });

  it.each([
    ["FAILURE", { kind: "run", reference: "run-1" }],
    ["BLOCKED", { kind: "run", reference: "run-1" }],
    ["ABORTED", { kind: "run", reference: "run-1" }],
    ["SUCCESS", null],
    [null, null],
  ] as const)("of a run with the outcome %s stems from %j", (outcome, causedBy) => {
    expect(signalOf({}, outcome).causedBy).toEqual(causedBy);
  });

  it.each(DETECTOR_IDS)("led by %s has words of its own, that leave room for any agent", (detectorId) => {
    const { title, errorCode } = signalOf({ detectorId, agentId: "🚒".repeat(100) });
    expect(errorCode).toBe(detectorId.toUpperCase());
    expect(title).toContain(`agent ${"🚒".repeat(80)} `);
    expect(DETECTOR_IDS.filter((other) => signalOf({ detectorId: other }).title === title)).toEqual([]);
  });

  it("is of the scenario that its run is of", () => {
    expect(signalOf({ isSynthetic: true, syntheticScenarioId: "chaos" })).toMatchObject({
      isSynthetic: true,
      syntheticScenarioId: "chaos",
    });
  });

  it("groups by agent and leading detector, so that no two of these look alike", () => {
    const long = "\u0001".repeat(199);
    const said: Partial<NewRunFinding>[] = [
      {},
      { detectorId: "runaway" },
      { agentId: 'planner","x' },
      { agentId: `${long}a` },
      { agentId: `${long}b` },
    ];
    const texts = said.map((one) => signalOf(one).fingerprint ?? "");
    expect(new Set(texts).size).toBe(said.length);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(200);
    expect(signalOf({ runId: "run-2" }).fingerprint).toBe(signalOf().fingerprint);
  });

  it("leaves evidence out that no signal has room for, and says so", () => {
    const details = detailsOf(signalOfBoth({ evidence: { steps: "x".repeat(70_000) } }));
    const left = { evidence: null, contentHash: "a".repeat(64) };
    expect(details.findings).toMatchObject([
      { findingId: "find_1", ...left },
      { findingId: "find_2", ...left },
    ]);
    expect(details.evidenceLeftOut).toContain("longer than a signal may carry");
  });
});

it("the signal of what is found in a run has one id for each run", () => {
  const ids = [findingSignalId("run-1"), findingSignalId("run-2")];
  expect(new Set(ids).size).toBe(2);
  expect(findingSignalId("run-1")).toBe(ids[0]);
  for (const id of ids) expect(id).toMatch(/^sig_[0-9a-f]{32}$/);
});
