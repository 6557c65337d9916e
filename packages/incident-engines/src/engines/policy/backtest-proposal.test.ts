import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { backtestProposal, suppressionOf } from "./backtest-proposal.js";

const at = { asOf: NOW, sequence: 41, isLatest: true };
const suppression = { errorCodes: ["X"], maxSeverity: "high" as const };

describe("backtestProposal", () => {
  it("holds what was proposed against history", async () => {
    const { ports, questions } = policyWorld({ proposals: [buildProposal({ suppression })] });
    expect(await backtestProposal(ports, "acme", { proposalId: "prop_1" }, { limit: 3 }, at)).toMatchObject({
      verdict: "inconclusive",
      reasons: [{ code: "nothing_suppressed" }],
      suppression,
      agentId: null,
    });
    expect(questions).toMatchObject([{ suppression, agentId: null, limit: 3, at }]);
  });

  it("holds it against the history of one agent when it is to be for that agent", async () => {
    const { ports, questions } = policyWorld({ proposals: [buildProposal({ suppression })] });
    const tested = { proposalId: "prop_1", agentId: "bot" };
    expect(await backtestProposal(ports, "acme", tested, { limit: 3 }, at)).toMatchObject({ agentId: "bot" });
    expect(questions).toMatchObject([{ suppression, agentId: "bot" }]);
  });

  it("says of a proposal that would suppress nothing that it suppresses nothing", async () => {
    const { ports, questions } = policyWorld({ proposals: [buildProposal()] });
    expect(await backtestProposal(ports, "acme", { proposalId: "prop_1" }, { limit: 3 }, at)).toMatchObject({
      reasons: [{ code: "suppresses_nothing" }],
    });
    expect(questions).toEqual([]);
  });

  it("says that there is no such proposal", async () => {
    const asked = backtestProposal(policyWorld().ports, "acme", { proposalId: "prop_1" }, { limit: 3 }, at);
    await expect(asked).rejects.toMatchObject({ code: "proposal_not_found" });
  });
});

describe("what a rule suppresses", () => {
  const other = { categories: ["RATE_LIMIT"], maxSeverity: "low" as const };
  it.each([
    ["what was proposed", suppression, undefined, suppression],
    ["nothing, when nothing was", null, undefined, null],
    ["what its reviewer says", suppression, other, other],
    ["nothing, when its reviewer says so", suppression, null, null],
  ])("is %s", (_, proposed, said, expected) => {
    expect(suppressionOf({ suppression: proposed }, said)).toEqual(expected);
  });
});
