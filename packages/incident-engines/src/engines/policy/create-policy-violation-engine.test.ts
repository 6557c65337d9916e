import { type IncidentAggregatorConfig, incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { ADA, NOW } from "../../../test/noted-traces.js";
import {
  buildEvaluation,
  buildRule,
  buildViolation,
  type PolicyWorldOptions,
  policyWorld,
  tellViolation,
} from "../../../test/policies.js";
import { createPolicyViolationEngine } from "./create-policy-violation-engine.js";
import { violationSignalId } from "./violation-signal.js";

function world(options: PolicyWorldOptions = {}) {
  const made = policyWorld(options);
  const engine = createPolicyViolationEngine({ ports: made.ports, uuid: made.ambient.uuid, actor: ADA });
  const tell = (said: object = {}) => engine.persistViolationAndCreateIncident("acme", tellViolation(said));
  return { ...made, engine, tell };
}

const SUPPRESSED = { outcome: "suppressed", incidentId: null, preventionId: "prev_0123456789abcdef" } as const;

describe("persistViolationAndCreateIncident", () => {
  it("F-087: goes the whole way in one write, down to event and audit record", async () => {
    const { tell, steps, violations } = world();
    expect(await tell({ violationId: "vio_1" })).toEqual({
      violationId: "vio_1",
      contentHash: buildViolation().contentHash,
      recorded: true,
      incidentId: "inc_1",
      preventionId: null,
      signal: { signalId: violationSignalId("vio_1"), outcome: "opened", incidentId: "inc_1" },
    });
    expect(steps).toEqual([
      "insertViolationRecord",
      "record",
      "insertEvidenceEvent",
      "policies.PolicyViolationRecorded",
      "audit.append",
    ]);
    expect(violations.get("vio_1")).toMatchObject({ incidentId: "inc_1" });
  });

  it("F-091: stores the evidence with the fact before there is an incident, and ties both by the digest", async () => {
    const { tell, steps, links, violations } = world();
    const { violationId, contentHash } = await tell();
    expect(steps.indexOf("insertViolationRecord")).toBeLessThan(steps.indexOf("record"));
    expect(violations.get(violationId)).toMatchObject({ evidence: { step: 3, score: 0.87 }, contentHash });
    expect(links).toEqual([
      {
        evidenceId: "evi_00000000-0000-7000-8000-000000000002",
        incidentId: "inc_1",
        violationId,
        contentHash,
        actor: ADA,
        at: NOW,
      },
    ]);
  });

  it("F-091: takes no violation without evidence, whatever the mode", () => {
    for (const evidence of [undefined, {}]) expect(() => tellViolation({ evidence })).toThrow(/evidence/);
  });

  it("F-092: stores all that is said of the violation", async () => {
    const { tell, violations } = world();
    const said = {
      evaluatedValue: "078-05-1120",
      thresholdCondition: "no digits like these",
      severity: "critical",
      reason: "It is one.",
      agentId: "bot-1",
      stepIndex: 3,
      isSynthetic: true,
      syntheticScenarioId: "drill",
      occurredAt: "2026-03-14T09:00:00.000000Z",
    };
    const { violationId } = await tell(said);
    expect(violationId).toBe("vio_00000000-0000-7000-8000-000000000001");
    expect(violations.get(violationId)).toMatchObject({
      runId: "run-1",
      policyId: "pol_1",
      policyType: "PII",
      violatedRule: "PII_SSN",
      ...said,
    });
  });

  it("takes the instant of the write when none is said", async () => {
    const { tell, violations, signals } = world();
    const { violationId } = await tell();
    expect(violations.get(violationId)?.occurredAt).toBe(NOW);
    expect(signals).toMatchObject([{ occurredAt: NOW }]);
  });

  it("keeps a prevented violation without an incident, and without a timeline to tell of it", async () => {
    const { tell, links, events, audit } = world({ answer: SUPPRESSED });
    const { preventionId } = SUPPRESSED;
    expect(await tell()).toMatchObject({ recorded: true, incidentId: null, preventionId, signal: SUPPRESSED });
    expect(links).toEqual([]);
    expect([events, audit]).toMatchObject([
      [{ fields: { incidentId: null, preventionId } }],
      [{ after: { incidentId: null, preventionId } }],
    ]);
  });

  it("passes on that the policies could not be asked for a suppression", async () => {
    const { tell } = world({ answer: { suppressionUnchecked: true } });
    expect((await tell()).signal).toMatchObject({ outcome: "opened", suppressionUnchecked: true });
  });

  it("F-090: stores nothing of a policy that is not enabled", async () => {
    for (const rules of [[], [buildRule({ status: "RETIRED" })], [buildRule({ enforcementMode: "DISABLED" })]]) {
      const { tell, steps } = world({ rules });
      await expect(tell()).rejects.toMatchObject({ code: "policy_disabled", details: { policyId: "pol_1" } });
      expect(steps).toEqual([]);
    }
  });

  it("takes a policy type for a policy", async () => {
    expect(await world().tell({ policyId: "PII" })).toMatchObject({ recorded: true });
  });

  it.each([
    "insertViolationRecord",
    "record",
    "insertEvidenceEvent",
    "policies.PolicyViolationRecorded",
    "audit.append",
  ])("fails as a whole when %s fails, and goes no further", async (failing) => {
    const { tell, steps } = world({ failing });
    await expect(tell()).rejects.toThrow(`${failing} fails`);
    expect(steps.at(-1)).toBe(failing);
  });
});

it("violation and evaluation are told in the project of their run, when it is known", async () => {
  const { engine, tell, events } = world({ projectId: "shop" });
  await tell();
  const evaluation = { runId: "run-1", runStatus: "completed", policiesChecked: 3 };
  await engine.handlePolicyEvaluationForRun("acme", { ...evaluation, draftCandidate: false, isSynthetic: false });
  expect(events).toMatchObject([{ projectId: "shop" }, { projectId: "shop" }]);
});

describe("a violation that is told again", () => {
  it("F-088: changes nothing, and gives the fact and its incident", async () => {
    const { tell, steps } = world();
    const first = await tell({ violationId: "vio_1" });
    const then = [...steps];
    for (const said of [{}, { violationId: "vio_1" }])
      expect(await tell(said)).toEqual({
        ...first,
        recorded: false,
        signal: { signalId: violationSignalId("vio_1"), outcome: "duplicate", incidentId: "inc_1" },
      });
    expect(steps).toEqual(then);
  });

  it("F-088: is another when its run only begins alike", async () => {
    const { tell, violations } = world();
    for (const runId of ["run-1", "run-10", "run_1", "run%"])
      expect(await tell({ runId })).toMatchObject({ recorded: true });
    expect(violations.size).toBe(4);
  });

  it("gives the prevention that came of it", async () => {
    const { tell } = world({ answer: SUPPRESSED });
    const first = await tell();
    expect(await tell()).toEqual({
      ...first,
      recorded: false,
      signal: { ...SUPPRESSED, signalId: first.signal.signalId, outcome: "duplicate" },
    });
  });

  it("is answered although its policy is disabled by now", async () => {
    const { tell, rules } = world();
    await tell();
    rules.clear();
    expect(await tell()).toMatchObject({ recorded: false, incidentId: "inc_1" });
  });

  it.each([
    ["other words", { reason: "Another one." }],
    ["other evidence", { evidence: { step: 4 } }],
    ["another id", { violationId: "vio_2" }],
    ["an instant that was not said before", { occurredAt: NOW }],
  ])("is a conflict with %s, which names the stored one", async (_, said) => {
    const { tell, steps, violations } = world();
    await tell({ violationId: "vio_1" });
    const then = [...steps];
    await expect(tell(said)).rejects.toMatchObject({ code: "violation_conflict", details: { violationId: "vio_1" } });
    expect(steps).toEqual(then);
    expect([...violations.keys()]).toEqual(["vio_1"]);
  });

  it("is a conflict when the id stands for another run, policy or rule, enabled or not", async () => {
    const { tell, rules, violations } = world();
    await tell({ violationId: "vio_1" });
    rules.clear();
    for (const said of [{ runId: "run-2" }, { policyId: "PII" }, { violatedRule: "PII_NAME" }])
      await expect(tell({ violationId: "vio_1", ...said })).rejects.toMatchObject({ code: "violation_conflict" });
    expect(violations.size).toBe(1);
  });
});

describe("persistViolationFact", () => {
  it("is a conflict when the fact is there by then", async () => {
    const { engine } = world({ violations: [buildViolation()] });
    await expect(engine.persistViolationFact("acme", tellViolation({ violationId: "vio_1" }))).rejects.toMatchObject({
      code: "violation_conflict",
    });
  });
});

describe("createIncidentFromViolation", () => {
  it("makes no incident without a stored fact", async () => {
    const { engine, steps } = world();
    await expect(engine.createIncidentFromViolation("acme", "vio_1")).rejects.toMatchObject({
      code: "incident_without_violation_fact",
      details: { violationId: "vio_1" },
    });
    expect(steps).toEqual([]);
  });

  it("F-089: gives a fact one incident for ever, also when the signal is deleted by now", async () => {
    const signalId = violationSignalId("vio_1");
    const linked = world({ violations: [buildViolation({ incidentId: "inc_7" })] });
    expect(await linked.engine.createIncidentFromViolation("acme", "vio_1")).toEqual({
      signalId,
      outcome: "duplicate",
      incidentId: "inc_7",
    });
    const prevented = world({ violations: [buildViolation({ incidentId: null, preventionId: "prev_1" })] });
    expect(await prevented.engine.createIncidentFromViolation("acme", "vio_1")).toEqual({
      signalId,
      outcome: "duplicate",
      incidentId: null,
      preventionId: "prev_1",
    });
    expect([...linked.steps, ...prevented.steps]).toEqual([]);
  });

  it("gives the fact the incident that took its signal, when somebody sent that before the fact", async () => {
    const sentBefore = { outcome: "duplicate", conflict: true, incidentId: "inc_9" } as const;
    const { tell, links, events, violations } = world({ answer: sentBefore });
    const { contentHash } = buildViolation();
    const first = await tell({ violationId: "vio_1" });
    expect(first).toMatchObject({ recorded: true, incidentId: "inc_9", preventionId: null, signal: sentBefore });
    expect(links).toMatchObject([{ violationId: "vio_1", incidentId: "inc_9", contentHash }]);
    expect(violations.get("vio_1")).toMatchObject({ incidentId: "inc_9" });
    expect(events).toMatchObject([{ fields: { incidentId: "inc_9" } }]);
    expect(await tell({ violationId: "vio_1" })).toMatchObject({ recorded: false, incidentId: "inc_9" });
    expect(links).toHaveLength(1);
  });

  it("is a conflict when somebody sent the signal before the fact, and no incident has it", async () => {
    const { tell, links, events } = world({ answer: { outcome: "duplicate", incidentId: null } });
    await expect(tell({ violationId: "vio_1" })).rejects.toMatchObject({
      code: "signal_conflict",
      details: { reference: "vio_1", signalId: violationSignalId("vio_1") },
    });
    expect([links, events]).toEqual([[], []]);
  });

  it("refuses what happened before the retention", async () => {
    const config: IncidentAggregatorConfig = incidentAggregatorConfigSchema.parse({ signalRetentionDays: 30 });
    const { tell, signals } = world({ aggregator: { config } });
    await expect(tell({ occurredAt: "2026-02-01T00:00:00Z" })).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/occurredAt" }] },
    });
    expect(signals).toEqual([]);
  });
});

describe("handlePolicyEvaluationForRun", () => {
  const tellEvaluation = (said: object) => ({
    runId: "run-1",
    policiesChecked: 3,
    draftCandidate: false,
    isSynthetic: false,
    ...said,
  });

  it("F-094: stores one evaluation per run, the first, with its reason and mark", async () => {
    const { engine, events, audit } = world();
    const said = { outcome: "advisory" as const, reason: "Look at it.", draftCandidate: true, confidence: 0.4 };
    const first = await engine.handlePolicyEvaluationForRun("acme", tellEvaluation(said));
    expect(first).toEqual({
      ...buildEvaluation({ evaluationId: "pev_00000000-0000-7000-8000-000000000001", ...said }),
      recorded: true,
    });
    expect(await engine.handlePolicyEvaluationForRun("acme", tellEvaluation({ runStatus: "failed" }))).toEqual({
      ...first,
      recorded: false,
    });
    expect([events, audit]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it.each([
    [{ runStatus: "completed" }, { outcome: "no_violation", confidence: 1 }],
    [{ runStatus: "halted" }, { outcome: "advisory", confidence: null }],
    [{ runStatus: "failed" }, { outcome: "not_applicable", confidence: null }],
    [
      { runStatus: "failed", confidence: 0 },
      { outcome: "not_applicable", confidence: 0 },
    ],
    [{ outcome: "violation_incident" }, { outcome: "violation_incident", confidence: 1 }],
  ])("makes of %o %o", async (said, stored) => {
    const { engine } = world();
    expect(await engine.handlePolicyEvaluationForRun("acme", tellEvaluation(said))).toMatchObject(stored);
  });
});
