import { expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import {
  approveProposalInputSchema,
  listProposalsInputSchema,
  policyProposalSchema,
  proposalListSchema,
  rejectProposalInputSchema,
} from "./policy-proposal.js";

const AT = "2026-03-14T12:00:00.000000Z";
const proposal = {
  proposalId: "prop_1",
  tenantId: "acme",
  proposalName: "Timeouts",
  proposalType: "timeout_policy",
  errorCode: null,
  rationale: "Three runs timed out.",
  proposedRule: { action: "alert" },
  suppression: { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" },
  triggeringIncidentIds: ["inc_1"],
  lessonIds: [],
  status: "draft",
  reviewedAt: null,
  reviewedBy: null,
  reviewNotes: null,
  effectiveFrom: null,
  policyId: null,
  backtest: null,
  sourceType: "incident",
  sourceId: "run-1",
  createdBy: "system",
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: AT,
  recordedAt: AT,
  sequence: 1,
};

it("proposals are listed as they are stored", () => {
  const list = { items: [proposal], hasMore: true, nextCursor: "c", asOf: AT, dataVersion: 1 };
  expect(proposalListSchema.parse(list)).toEqual(list);
});

it.each([
  [{ proposalType: "tax_policy" }, "/proposalType"],
  [{ status: "active" }, "/status"],
  [{ sourceType: "rumour" }, "/sourceType"],
  [{ triggeringIncidentIds: [1] }, "/triggeringIncidentIds/0"],
  [{ proposedRule: null }, "/proposedRule"],
  [{ approvedBy: "ada" }, "/approvedBy"],
])("a proposal is none with %o", (change, field) => {
  expect(refusedFields(policyProposalSchema, { ...proposal, ...change })).toEqual([field]);
});

it("they are asked for 50 at a time unless told", () => {
  expect(listProposalsInputSchema.parse({})).toEqual({ limit: 50 });
  expect(refusedFields(listProposalsInputSchema, { limit: 0, status: "open" })).toEqual(["/status", "/limit"]);
});

it("an approval may say nothing, take the suppression away, give another one, or name the agent", () => {
  const proposalId = "prop_1";
  for (const suppression of [undefined, null, { errorCodes: ["A"], maxSeverity: "low" }])
    expect(approveProposalInputSchema.parse({ proposalId, suppression })).toEqual({ proposalId, suppression });
  expect(approveProposalInputSchema.parse({ proposalId, agentId: "bot" })).toEqual({ proposalId, agentId: "bot" });
  expect(refusedFields(approveProposalInputSchema, { proposalId, agentId: "" })).toEqual(["/agentId"]);
  expect(
    refusedFields(approveProposalInputSchema, { proposalId, notes: " ", name: "", policyId: "..", suppression: {} }),
  ).toEqual(["/notes", "/policyId", "/name", "/suppression"]);
});

it("a rejection says why", () => {
  expect(refusedFields(rejectProposalInputSchema, { proposalId: "prop_1" })).toEqual(["/notes"]);
  expect(refusedFields(rejectProposalInputSchema, { proposalId: "prop_1", notes: "\n" })).toEqual(["/notes"]);
});
