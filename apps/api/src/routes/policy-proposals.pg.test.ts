import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const ada = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

const eventsOf = (type: string, proposalId: string) =>
  twenty.count("domain_events", sql`t.event_type = ${type} and t.payload ->> 'proposalId' = ${proposalId}`);

/** Lets a run fail so gravely that a policy is proposed, and gives the id of the draft. */
async function draftOf(errorCode: string): Promise<string> {
  await twenty.one.execute("incidents.runs.reportRun", { agentId: "bot", status: "failed", errorCode }, ada);
  const { items } = await twenty.one.execute("incidents.policies.listProposals", { status: "draft" }, ada);
  const draft = items.find((proposal) => proposal.errorCode === errorCode);
  if (draft === undefined) throw new Error(`nobody proposed anything about ${errorCode}`);
  return draft.proposalId;
}

const ruleCount = (proposalId: string) => twenty.count("policy_rules", sql`t.source_proposal_id = ${proposalId}`);

describe("twenty connections that review a proposal at the same moment", () => {
  it("and approve it in the same words leave one rule and one review", async () => {
    const proposalId = await draftOf("EXECUTION_TIMEOUT");
    const answers = await Promise.all(
      twenty.callers.map((operations) => operations.execute("incidents.policies.approveProposal", { proposalId }, ada)),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ rule, proposal }) => `${rule.policyId} ${proposal.policyId}`)).size).toBe(1);
    expect(await ruleCount(proposalId)).toBe(1);
    expect(await eventsOf("policies.PolicyProposalApproved", proposalId)).toBe(1);
    expect(await twenty.count("audit_ledger", sql`t.event_type = 'PolicyProposalApproved'`)).toBe(1);
  });

  it("and half of them reject it: exactly one decision stands, and the others learn of it", async () => {
    const proposalId = await draftOf("STEP_FAILURE");
    const answers = await Promise.allSettled(
      twenty.callers.map(async (operations, index) => {
        if (index % 2 === 0) return await operations.execute("incidents.policies.approveProposal", { proposalId }, ada);
        return await operations.execute("incidents.policies.rejectProposal", { proposalId, notes: "No." }, ada);
      }),
    );
    const told = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
    expect(told).toHaveLength(twenty.callers.length / 2);
    expect(told.filter(({ recorded }) => recorded)).toHaveLength(1);
    const [status, ...others] = new Set(told.map(({ proposal }) => proposal.status));
    expect(others).toEqual([]);
    for (const answer of answers)
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({ code: "proposal_reviewed", details: { status } });
    expect(await ruleCount(proposalId)).toBe(status === "approved" ? 1 : 0);
    expect(await eventsOf("policies.PolicyProposalApproved", proposalId)).toBe(status === "approved" ? 1 : 0);
    expect(await eventsOf("policies.PolicyProposalRejected", proposalId)).toBe(status === "rejected" ? 1 : 0);
  });

  it("and approve it in words of their own make one rule; the others are refused and leave none", async () => {
    const proposalId = await draftOf("SKILL_ERROR");
    const answers = await Promise.allSettled(
      twenty.callers.map((operations, index) =>
        operations.execute("incidents.policies.approveProposal", { proposalId, policyId: `rule-${index}` }, ada),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ruleCount(proposalId)).toBe(1);
  });
});
