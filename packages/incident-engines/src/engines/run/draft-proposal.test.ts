import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { draftProposal } from "./draft-proposal.js";
import { newRunOutcome } from "./new-run-outcome.js";
import { isFailure } from "./run-signal.js";

const run = buildRun({ runId: "run-1", projectId: "alpha" });
const ACTOR = { type: "SYSTEM", id: "system_incident_engine" };

async function draft(errorCode: string, options: RunPortsOptions = {}) {
  const made = runPorts(options);
  const outcome = newRunOutcome({ status: "failed", errorCode }, NOW);
  if (!isFailure(outcome)) throw new Error("the run did its work");
  await draftProposal(made.writing, "acme", run, outcome, "inc_1");
  return made;
}

describe("drafting the policy that a failed run suggests", () => {
  it("stores it, and tells of it as the product's own doing", async () => {
    const { proposals, events, audit } = await draft("STEP_FAILURE");
    const proposalId = "prop_00000000-0000-7000-8000-000000000001";
    expect(proposals).toMatchObject([
      { proposalId, proposalType: "retry_policy", triggeringIncidentIds: ["inc_1"], createdAt: NOW },
    ]);
    expect(events).toEqual([
      {
        eventType: "policies.PolicyProposalDrafted",
        actor: ACTOR,
        projectId: "alpha",
        occurredAt: NOW,
        fields: { proposalId, proposalType: "retry_policy", errorCode: "STEP_FAILURE", sourceId: "inc_1" },
      },
    ]);
    expect(audit).toMatchObject([{ eventType: "PolicyProposalDrafted", entityId: proposalId, actor: ACTOR }]);
  });

  it("F-026: tells nothing when an open draft got the incident", async () => {
    const { proposals, events, audit } = await draft("STEP_FAILURE", { newProposal: false });
    expect(proposals).toHaveLength(1);
    expect([events, audit]).toEqual([[], []]);
  });

  it("proposes nothing where it is not bad enough", async () => {
    const { steps } = await draft("BUDGET_EXCEEDED");
    expect(steps).toEqual([]);
  });

  it("F-018: logs a draft that cannot be stored, and goes on", async () => {
    const insertPolicyProposal = () => Promise.reject(new Error("no"));
    const { logged, steps } = await draft("AGENT_CRASH", { stubs: { policyProposals: { insertPolicyProposal } } });
    expect(steps).toEqual([]);
    expect(logged.mock.calls).toEqual([
      [
        { err: new Error("no"), tenantId: "acme", runId: "run-1", incidentId: "inc_1" },
        "the policy proposal could not be drafted",
      ],
    ]);
  });
});
