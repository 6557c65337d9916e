import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildProposal, policyWorld } from "../../../test/policies.js";
import { backtestProposal } from "./backtest-proposal.js";

const suppression = { errorCodes: ["X"], maxSeverity: "high" as const };
const window = { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z", limit: "5" };

it("holds the tenant's proposal against history as of a point, for whoever may read", async () => {
  const { ports, questions } = policyWorld({ proposals: [buildProposal({ suppression })] });
  expect(
    await ask(backtestProposal, ports, "viewer")({ proposalId: "prop_1", agentId: "bot", ...window }),
  ).toMatchObject({
    agentId: "bot",
    verdict: "inconclusive",
    suppression,
    ...READ,
  });
  const [from, to] = ["2026-03-01T00:00:00.000000Z", "2026-03-02T00:00:00.000000Z"];
  expect(questions).toMatchObject([{ agentId: "bot", from, to, limit: 5, at: { asOf: READ.asOf } }]);
  await expect(ask(backtestProposal, ports, "ingest")({ proposalId: "prop_1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
