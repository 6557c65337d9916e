import {
  type ApproveProposal,
  approveProposalInputSchema,
  type Backtest,
  type PolicyProposal,
  parseInput,
} from "@hoc/incident-schemas";
import type { BacktestFacts } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { ADA, HOST, NOW } from "../../../test/noted-traces.js";
import { buildProposal, buildRule, NOTHING_SUPPRESSED, policyWorld } from "../../../test/policies.js";
import { approveProposal, prepareApproval } from "./approve-proposal.js";
import { reviewInWords } from "./proposed-suppression.js";

const suppression = { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" as const };
const proposedRule = { type: "timeout_policy", action: { type: "alert" } };
const CRITICAL = {
  suppressedSignals: 3,
  absentIncidents: { ...NOTHING_SUPPRESSED.absentIncidents, incidents: 1, critical: 1 },
};

function world(proposal: Partial<PolicyProposal> = {}, history: Partial<BacktestFacts> = {}) {
  const proposals = [buildProposal({ suppression, proposedRule, ...proposal })];
  const made = policyWorld({ rules: [], proposals, history });
  const { ports, ambient } = made;
  const said = (words: object): ApproveProposal =>
    parseInput(approveProposalInputSchema, { proposalId: "prop_1", ...words });
  const prepare = (words: object = {}, actor: typeof ADA = ADA) =>
    prepareApproval({ ports, clock: ambient.clock, actor }, "acme", said(words));
  const write = (words: object, backtest: Backtest, actor: typeof ADA = ADA) =>
    approveProposal({ ports, uuid: ambient.uuid, actor }, "acme", said(words), backtest);
  const approve = async (words: object = {}) => {
    const prepared = await prepare(words);
    return prepared.approvedBefore ?? write(words, prepared.backtest);
  };
  return { ...made, prepare, write, approve };
}

describe("approving a proposal", () => {
  it("makes its rule and notes who approved it, with the back-test in short", async () => {
    const { approve, rules, questions } = world();
    const { proposal, rule, recorded } = await approve({ notes: "The vendor is down." });
    expect(recorded).toBe(true);
    expect(rule).toMatchObject({
      policyId: "pol_00000000-0000-7000-8000-000000000001",
      name: "timeout_policy for inc_1",
      description: "A person has to review it.",
      policyType: "timeout_policy",
      enforcementMode: "WARN",
      status: "ACTIVE",
      scope: "TENANT",
      source: "LEARNED",
      sourceProposalId: "prop_1",
      sourceIncidentId: "inc_1",
      conditions: proposedRule,
      suppression,
      createdBy: "ada",
    });
    expect(rule).not.toHaveProperty("recorded");
    expect(proposal).toMatchObject({
      status: "approved",
      reviewedAt: NOW,
      reviewedBy: "ada",
      reviewNotes: "The vendor is down.",
      effectiveFrom: NOW,
      policyId: rule.policyId,
      backtest: { verdict: "inconclusive", reasons: [{ code: "nothing_suppressed" }], suppressedSignals: 0 },
    });
    expect(proposal).not.toHaveProperty("reviewDigest");
    expect(rules.size).toBe(1);
    expect(questions).toMatchObject([{ suppression, agentId: null }]);
  });

  it("leaves the traces of the rule, and then its own", async () => {
    const { approve, events, audit } = world();
    const { rule } = await approve({ notes: "The vendor is down." });
    expect(events).toEqual([
      expect.objectContaining({ eventType: "policies.PolicyRuleCreated", actor: ADA }),
      {
        eventType: "policies.PolicyProposalApproved",
        actor: ADA,
        occurredAt: NOW,
        fields: { proposalId: "prop_1", policyId: rule.policyId, verdict: "inconclusive" },
      },
    ]);
    expect(audit).toMatchObject([
      { eventType: "PolicyRuleCreated", entityId: rule.policyId },
      {
        eventType: "PolicyProposalApproved",
        entityType: "POLICY_PROPOSAL",
        entityId: "prop_1",
        reason: "The vendor is down.",
        before: { status: "draft" },
        after: { status: "approved", policyId: rule.policyId, verdict: "inconclusive" },
      },
    ]);
  });

  it.each([
    [{ action: { type: "block" } }, "BLOCK"],
    [{ action: { type: "alert" } }, "WARN"],
    [{ action: "block" }, "WARN"],
    [{ action: null }, "WARN"],
    [{}, "WARN"],
  ])("of what is %o makes a rule that is to %s", async (rule, enforcementMode) => {
    expect((await world({ proposedRule: rule }).approve()).rule).toMatchObject({ enforcementMode, conditions: rule });
  });

  it("goes by what its reviewer says of id, name and suppression", async () => {
    const other = { categories: ["RATE_LIMIT"], maxSeverity: "low" };
    const { approve, questions } = world();
    const { rule } = await approve({ policyId: "quiet", name: "Quiet", suppression: other });
    expect(rule).toMatchObject({ policyId: "quiet", name: "Quiet", suppression: other });
    expect(questions).toMatchObject([{ suppression: other }]);
    const none = world();
    expect((await none.approve({ suppression: null })).rule.suppression).toBeNull();
    expect(none.questions).toEqual([]);
  });

  it("F-023: is of the one agent that its reviewer names, and so is the history that it is held against", async () => {
    const { approve, questions } = world();
    expect((await approve({ agentId: "bot" })).rule).toMatchObject({ scope: "AGENT", scopeId: "bot", suppression });
    expect(questions).toMatchObject([{ suppression, agentId: "bot" }]);
    for (const words of [{}, { agentId: "another" }])
      await expect(approve(words)).rejects.toMatchObject({ code: "proposal_reviewed" });
    expect(await approve({ agentId: "bot" })).toMatchObject({ recorded: false });
    expect((await world().approve()).rule.scopeId).toBeNull();
  });

  it("describes the rule by why it was proposed, without what the draft said of its review", async () => {
    const rationale = `Run run-1 timed out. ${reviewInWords(suppression)}`;
    const { proposal, rule } = await world({ rationale }).approve();
    expect(rule.description).toBe("Run run-1 timed out.");
    expect(proposal.rationale).toBe(rationale);
  });

  it("names the first incident behind a lesson's proposal, and none where there is none", async () => {
    const lesson = { sourceType: "lesson", sourceId: "les_1" } as const;
    const { rule } = await world({ ...lesson, triggeringIncidentIds: ["inc_7", "inc_1"] }).approve();
    expect(rule).toMatchObject({ sourceIncidentId: "inc_7", sourceProposalId: "prop_1" });
    expect((await world({ ...lesson, triggeringIncidentIds: [] }).approve()).rule.sourceIncidentId).toBeNull();
  });

  it("refuses against what history says, with the reasons, unless there are notes", async () => {
    const { approve, steps, proposals } = world({}, CRITICAL);
    await expect(approve()).rejects.toMatchObject({
      code: "backtest_against",
      message: expect.stringContaining("1 incident that would not exist was critical."),
      details: { proposalId: "prop_1", verdict: "against", reasons: [{ code: "critical_incident", incidents: 1 }] },
    });
    expect(steps).toEqual([]);
    expect(proposals.get("prop_1")).toMatchObject({ status: "draft" });
    expect(await approve({ notes: "It was a drill." })).toMatchObject({
      recorded: true,
      proposal: { backtest: { verdict: "against", suppressedSignals: 3, absentIncidents: 1 } },
    });
  });

  it("takes a person, before anything is looked at", async () => {
    const { prepare, write, approve, steps, questions } = world();
    await expect(prepare({}, HOST)).rejects.toMatchObject({ code: "person_required" });
    expect(questions).toEqual([]);
    const prepared = await prepare();
    if (prepared.approvedBefore !== undefined) throw new Error("nobody approved it");
    await expect(write({}, prepared.backtest, HOST)).rejects.toMatchObject({ code: "person_required" });
    expect(steps).toEqual([]);
    expect(await approve()).toMatchObject({ recorded: true });
  });

  it("said again gives proposal and rule as they stand, without another look at history", async () => {
    const { approve, rules, steps, questions } = world();
    const first = await approve();
    const before = steps.length;
    expect(await approve()).toEqual({ ...first, recorded: false });
    const { policyId } = first.rule;
    rules.set(policyId, buildRule({ ...rules.get(policyId), status: "RETIRED" }));
    expect(await approve()).toMatchObject({ recorded: false, rule: { status: "RETIRED" }, proposal: first.proposal });
    expect(steps).toHaveLength(before);
    expect(questions).toHaveLength(1);
  });

  it("is the same when somebody said it in between, and makes no other rule", async () => {
    const { prepare, write, approve, rules } = world();
    const prepared = await prepare();
    if (prepared.approvedBefore !== undefined) throw new Error("nobody approved it");
    const first = await approve();
    expect(await write({}, prepared.backtest)).toEqual({ ...first, recorded: false });
    await expect(write({ name: "Another" }, prepared.backtest)).rejects.toMatchObject({ code: "proposal_reviewed" });
    expect(rules.size).toBe(1);
  });

  it("in other words than before, or by somebody else, is refused", async () => {
    const { approve, prepare } = world();
    await approve();
    for (const words of [{ notes: "Yes." }, { suppression: null }, { policyId: "mine" }])
      await expect(approve(words)).rejects.toMatchObject({
        code: "proposal_reviewed",
        details: { status: "approved", reviewedBy: "ada" },
      });
    await expect(prepare({}, { ...ADA, id: "bob" })).rejects.toMatchObject({ code: "proposal_reviewed" });
  });

  it("is refused once it was rejected", async () => {
    const { approve, rules } = world({ status: "rejected", reviewedBy: "bob", reviewedAt: NOW });
    await expect(approve()).rejects.toMatchObject({ code: "proposal_reviewed", details: { status: "rejected" } });
    expect(rules.size).toBe(0);
  });

  it("fails as a whole where the review cannot be stored, so that the rule is rolled back", async () => {
    const { ports, ambient, prepare, events } = world();
    const prepared = await prepare();
    if (prepared.approvedBefore !== undefined) throw new Error("nobody approved it");
    const updateProposalReviewed = async () => false;
    const raced = {
      ...ports,
      policyProposals: { ...ports.policyProposals, updateProposalReviewed },
    };
    const asked = approveProposal(
      { ports: raced, uuid: ambient.uuid, actor: ADA },
      "acme",
      { proposalId: "prop_1" },
      prepared.backtest,
    );
    await expect(asked).rejects.toMatchObject({ code: "proposal_reviewed" });
    expect(events).toMatchObject([{ eventType: "policies.PolicyRuleCreated" }]);
  });

  it("is refused what every rule is refused: an id that stands for other words, a suppression that is over", async () => {
    const { approve, rules, proposals } = world();
    rules.set("taken", buildRule({ policyId: "taken" }));
    await expect(approve({ policyId: "taken" })).rejects.toMatchObject({ code: "policy_rule_conflict" });
    const over = { ...suppression, expiresAt: NOW };
    await expect(approve({ suppression: over })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/suppression/expiresAt" }] },
    });
    expect(proposals.get("prop_1")).toMatchObject({ status: "draft" });
  });

  it("says that there is no such proposal", async () => {
    await expect(world().prepare({ proposalId: "prop_9" })).rejects.toMatchObject({ code: "proposal_not_found" });
  });
});
