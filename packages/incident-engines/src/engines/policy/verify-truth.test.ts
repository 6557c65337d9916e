import { TRUTH_CRITERIA, type TruthCriterion } from "@hoc/incident-schemas";
import type { ViolationFacts } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildViolation } from "../../../test/policies.js";
import { verifyTruth as judge } from "./verify-truth.js";

const violation = buildViolation();
const { contentHash } = violation;
const incident = { incidentId: "inc_1", severity: "high", absorbedSequence: 8 } as const;
const entry = { incidentId: "inc_1", contentHash };

/** Where every signal is kept; the tests of deleted ones say so. */
const verifyTruth = (facts: ViolationFacts, signalsArePruned = false) => judge(facts, { signalsArePruned });

const TRUE_FACTS: ViolationFacts = {
  violation,
  incidents: [incident],
  evidenceEntries: [entry],
  policyWasEnabled: true,
  signalCostMicros: null,
};

const PREVENTED: ViolationFacts = {
  ...TRUE_FACTS,
  violation: { ...violation, incidentId: null, preventionId: "prev_1" },
  incidents: [],
  evidenceEntries: [],
};

const results = (facts: ViolationFacts, signalsArePruned?: boolean) =>
  Object.fromEntries(verifyTruth(facts, signalsArePruned).criteria.map(({ criterion, result }) => [criterion, result]));
const broken = (facts: ViolationFacts) =>
  verifyTruth(facts)
    .criteria.filter(({ result }) => result === "not_met")
    .map(({ criterion }) => criterion);
const reasonOf = (facts: ViolationFacts, wanted: TruthCriterion, signalsArePruned?: boolean) =>
  verifyTruth(facts, signalsArePruned).criteria.find(({ criterion }) => criterion === wanted)?.reason;

describe("verifyTruth", () => {
  it("says nothing of a policy that a host's own store once said was enabled", () => {
    const { passed, criteria } = verifyTruth({ ...TRUE_FACTS, policyWasEnabled: null });
    expect(passed).toBe(true);
    expect(criteria.find(({ criterion }) => criterion === "ac4_policy_was_enabled")?.result).toBe("not_applicable");
  });

  it("F-095: names all seven criteria, each met, each with its reason", () => {
    const truth = verifyTruth(TRUE_FACTS);
    expect(truth).toMatchObject({
      violationId: "vio_1",
      passed: true,
      disposition: "incident",
      incidentId: "inc_1",
      incidentSeverity: "high",
      preventionId: null,
    });
    expect(truth.criteria.map(({ criterion }) => criterion)).toEqual(TRUTH_CRITERIA);
    expect(truth.criteria.map(({ result }) => result)).toEqual(TRUTH_CRITERIA.map(() => "met"));
    for (const { reason } of truth.criteria) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it("passes what a rule prevented; what is asked of an incident does not apply", () => {
    const truth = verifyTruth(PREVENTED);
    expect(truth).toMatchObject({
      passed: true,
      disposition: "prevented",
      incidentId: null,
      incidentSeverity: null,
      preventionId: "prev_1",
    });
    expect(results(PREVENTED)).toEqual({
      ac1_violation_persisted: "met",
      ac2_incident_exists: "not_applicable",
      ac3_evidence_exists: "met",
      ac4_policy_was_enabled: "met",
      ac5_evidence_before_incident: "not_applicable",
      ac6_costs_had_no_part: "met",
      ac7_no_duplicate_incidents: "met",
    });
  });

  it.each<[string, Partial<ViolationFacts>, TruthCriterion[]]>([
    ["the fact was changed", { violation: { ...violation, severity: "low" } }, ["ac1_violation_persisted"]],
    [
      "the fact's instant was changed",
      { violation: { ...violation, occurredAt: "2026-03-14T09:00:00.000000Z" } },
      ["ac1_violation_persisted"],
    ],
    [
      "a rule prevented it, and yet it has an incident",
      { violation: { ...violation, preventionId: "prev_1" } },
      ["ac2_incident_exists"],
    ],
    [
      "the evidence was changed",
      { violation: { ...violation, evidence: { step: 4, score: 0.87 } } },
      ["ac3_evidence_exists"],
    ],
    ["the timeline does not tell of the evidence", { evidenceEntries: [] }, ["ac3_evidence_exists"]],
    [
      "the timeline of another incident tells of it",
      { evidenceEntries: [{ ...entry, incidentId: "inc_2" }] },
      ["ac3_evidence_exists"],
    ],
    [
      "the timeline tells of another digest",
      { evidenceEntries: [{ ...entry, contentHash: "0".repeat(64) }] },
      ["ac3_evidence_exists"],
    ],
    [
      "the timeline tells of two digests",
      { evidenceEntries: [entry, { ...entry, contentHash: "0".repeat(64) }] },
      ["ac3_evidence_exists"],
    ],
    ["the policy was not enabled", { policyWasEnabled: false }, ["ac4_policy_was_enabled"]],
    [
      "the signal came before the evidence",
      { incidents: [{ ...incident, absorbedSequence: 6 }] },
      ["ac5_evidence_before_incident"],
    ],
    [
      "the signal came with the evidence",
      { incidents: [{ ...incident, absorbedSequence: 7 }] },
      ["ac5_evidence_before_incident"],
    ],
    ["the signal carried a cost", { signalCostMicros: 0 }, ["ac6_costs_had_no_part"]],
    [
      "it has two incidents",
      {
        incidents: [incident, { ...incident, incidentId: "inc_2" }],
        evidenceEntries: [entry, { ...entry, incidentId: "inc_2" }],
      },
      ["ac2_incident_exists", "ac7_no_duplicate_incidents"],
    ],
  ])("F-095: does not pass when %s", (_, wrong, criteria) => {
    const facts = { ...TRUE_FACTS, ...wrong };
    expect(broken(facts)).toEqual(criteria);
    expect(verifyTruth(facts).passed).toBe(false);
  });

  it("takes one that was prevented and yet has an incident for one with an incident, of which all is asked", () => {
    const facts = { ...TRUE_FACTS, violation: { ...violation, preventionId: "prev_1" }, evidenceEntries: [] };
    expect(verifyTruth(facts)).toMatchObject({ disposition: "incident", incidentId: "inc_1", preventionId: "prev_1" });
    expect(broken(facts)).toEqual(["ac2_incident_exists", "ac3_evidence_exists"]);
  });

  it("names every incident of a fact that has more than one", () => {
    const facts = { ...TRUE_FACTS, incidents: [incident, { ...incident, incidentId: "inc_2" }] };
    expect(reasonOf(facts, "ac2_incident_exists")).toBe("2 incidents have it, where one must.");
    expect(reasonOf(facts, "ac7_no_duplicate_incidents")).toBe("It is in more than one incident: inc_1, inc_2.");
  });

  it("F-095: does not pass with neither an incident nor a prevention", () => {
    const facts = { ...TRUE_FACTS, incidents: [], evidenceEntries: [] };
    expect(verifyTruth(facts)).toMatchObject({ passed: false, disposition: "incident", incidentId: null });
    expect(broken(facts)).toEqual(["ac2_incident_exists", "ac3_evidence_exists", "ac7_no_duplicate_incidents"]);
    expect(results(facts).ac5_evidence_before_incident).toBe("not_applicable");
  });

  it("does not pass a prevented one whose fact has no evidence, or other evidence", () => {
    for (const evidence of [{}, { step: 4 }]) {
      const changed = { ...PREVENTED.violation, evidence };
      expect(broken({ ...PREVENTED, violation: changed })).toEqual(["ac3_evidence_exists"]);
    }
    const empty = { ...buildViolation({ evidence: {} }), incidentId: null };
    expect(reasonOf({ ...PREVENTED, violation: empty }, "ac3_evidence_exists")).toBe(
      "No evidence is stored with the fact.",
    );
  });

  it("cannot tell order and cost any more when the signal was deleted as old ones are, and passes", () => {
    const facts = { ...TRUE_FACTS, incidents: [{ ...incident, absorbedSequence: null }] };
    expect(results(facts, true)).toMatchObject({
      ac2_incident_exists: "met",
      ac5_evidence_before_incident: "not_applicable",
      ac6_costs_had_no_part: "not_applicable",
    });
    expect(reasonOf(facts, "ac5_evidence_before_incident", true)).toMatch(/cannot be told any more/);
    expect(verifyTruth(facts, true).passed).toBe(true);
  });

  it("F-095: does not pass when the signal is missing where no signals are deleted", () => {
    const facts = { ...TRUE_FACTS, incidents: [{ ...incident, absorbedSequence: null }] };
    expect(broken(facts)).toEqual(["ac5_evidence_before_incident", "ac6_costs_had_no_part"]);
    for (const criterion of ["ac5_evidence_before_incident", "ac6_costs_had_no_part"] as const)
      expect(reasonOf(facts, criterion)).toMatch(/its signal is missing/);
    expect(verifyTruth(facts).passed).toBe(false);
  });

  it.each([null, "inc_2"])("F-095: does not pass when the fact is linked to %s instead of the signal's", (linked) => {
    const facts = { ...TRUE_FACTS, violation: { ...violation, incidentId: linked } };
    expect(broken(facts)).toEqual(["ac2_incident_exists"]);
    expect(reasonOf(facts, "ac2_incident_exists")).toBe(
      "Its signal is in the incident inc_1, but the fact is not linked to that incident.",
    );
  });

  it("F-095: does not pass a prevented one of whose evidence a timeline tells", () => {
    for (const incidents of [[incident], []]) {
      const facts = { ...PREVENTED, incidents, evidenceEntries: [entry] };
      expect(broken(facts)).toEqual(["ac2_incident_exists"]);
      expect(reasonOf(facts, "ac2_incident_exists")).toBe(
        "A rule prevented the incident (prev_1), and yet the timeline of inc_1 tells of its evidence.",
      );
    }
  });

  it("finds a signal that came too early also beside one that was deleted", () => {
    const incidents = [
      { ...incident, absorbedSequence: null },
      { ...incident, incidentId: "inc_2", absorbedSequence: 3 },
    ];
    expect(broken({ ...TRUE_FACTS, incidents })).toContain("ac5_evidence_before_incident");
  });

  it("takes a reported instant for what it is, and the one of the recording for one that was left out", () => {
    const reported = buildViolation({ occurredAt: "2026-03-14T09:00:00.000000Z" });
    const leftOut = buildViolation({ contentDigest: "", occurredAt: NOW });
    expect(results({ ...TRUE_FACTS, violation: reported }).ac1_violation_persisted).toBe("met");
    const { contentDigest } = buildViolation({ occurredAt: null as never });
    const facts = { ...TRUE_FACTS, violation: { ...leftOut, contentDigest } };
    expect(results(facts).ac1_violation_persisted).toBe("met");
    const moved = { ...leftOut, contentDigest, recordedAt: "2026-03-14T12:00:01.000000Z" };
    expect(results({ ...TRUE_FACTS, violation: moved }).ac1_violation_persisted).toBe("not_met");
  });

  it("names the incident that the fact is linked to, among several", () => {
    const incidents = [incident, { ...incident, incidentId: "inc_2", severity: "low" as const }];
    const linked = { ...violation, incidentId: "inc_2" };
    expect(verifyTruth({ ...TRUE_FACTS, violation: linked, incidents })).toMatchObject({
      incidentId: "inc_2",
      incidentSeverity: "low",
    });
  });
});
