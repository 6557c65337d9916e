import { expect, it } from "vitest";
import { refusedFields } from "../../test/refused.js";
import {
  backtestProposalInputSchema,
  backtestSuppressionInputSchema,
  backtestVerdictSchema,
} from "./policy-backtest.js";

const AT = "2026-03-14T12:00:00.000000Z";

it("a back-test names twenty of each kind unless told, a hundred at most", () => {
  const proposalId = "prop_1";
  expect(backtestProposalInputSchema.parse({ proposalId })).toEqual({ proposalId, limit: 20 });
  expect(backtestProposalInputSchema.parse({ proposalId, limit: "100", from: AT, to: AT })).toMatchObject({
    limit: 100,
  });
  expect(backtestProposalInputSchema.parse({ proposalId, agentId: "bot" })).toMatchObject({ agentId: "bot" });
  expect(refusedFields(backtestProposalInputSchema, { proposalId, limit: 101, from: "yesterday", since: AT })).toEqual(
    ["/limit", "/from", "/since"].sort(),
  );
});

it("any suppression can be tested before it is proposed", () => {
  expect(backtestSuppressionInputSchema.parse({ suppression: { errorCodes: ["A"] } })).toEqual({
    suppression: { errorCodes: ["A"], maxSeverity: "high" },
    limit: 20,
  });
  expect(refusedFields(backtestSuppressionInputSchema, { suppression: {} })).toEqual(["/suppression"]);
});

it("a verdict is one of three, with reasons of a closed set", () => {
  const verdict = {
    verdict: "against",
    reasons: [{ code: "worked_on", sentence: "One was taken on.", incidents: 1 }],
    suppressedSignals: 3,
    absentIncidents: 1,
    smallerIncidents: 0,
    from: AT,
    to: AT,
  };
  expect(backtestVerdictSchema.parse(verdict)).toEqual(verdict);
  const reasons = [{ code: "taste", sentence: "", incidents: 1 }];
  expect(refusedFields(backtestVerdictSchema, { ...verdict, verdict: "maybe", reasons })).toEqual([
    "/verdict",
    "/reasons/0/code",
  ]);
});
