import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { NOTHING_SUPPRESSED, policyWorld } from "../../../test/policies.js";
import { type BacktestWindow, backtestSuppression, summaryOf } from "./backtest-suppression.js";

const at = { asOf: NOW, sequence: 41, isLatest: true };
const suppression = { errorCodes: ["X"], maxSeverity: "high" } as const;
const signal = {
  signalId: "s",
  incidentId: "inc_1",
  triggerType: "failure_spike",
  errorCode: "X",
  category: null,
  runId: null,
  receivedAt: NOW,
};

function scene(history = {}) {
  const { ports, questions } = policyWorld({ history });
  const ask = (window: Partial<BacktestWindow> = {}, said: typeof suppression | null = suppression) => {
    const proposed = { suppression: said && { ...said, errorCodes: [...said.errorCodes] }, agentId: "bot" };
    return backtestSuppression(ports, "acme", proposed, { limit: 7, ...window }, at);
  };
  return { ask, questions };
}

describe("backtestSuppression", () => {
  it("gives what stored history says, with the verdict and the point that it speaks of", async () => {
    const absentIncidents = { ...NOTHING_SUPPRESSED.absentIncidents, incidents: 2 };
    const { ask } = scene({ suppressedSignals: 4, suppressedCostMicros: 12, absentIncidents, signals: [signal] });
    const backtest = await ask();
    expect(backtest).toEqual({
      verdict: "for",
      reasons: [expect.objectContaining({ code: "nobody_needed", incidents: 2 })],
      suppression,
      agentId: "bot",
      examinedSignals: 5,
      alreadySuppressed: 0,
      suppressedSignals: 4,
      suppressedCostMicros: 12,
      absentIncidents: 2,
      smallerIncidents: 0,
      signals: [signal],
      absent: [],
      smaller: [],
      from: "2026-02-12T12:00:00.000001Z",
      to: "2026-03-14T12:00:00.000001Z",
      asOf: NOW,
      dataVersion: 41,
    });
    expect(summaryOf(backtest)).toEqual({
      verdict: "for",
      reasons: backtest.reasons,
      suppressedSignals: 4,
      absentIncidents: 2,
      smallerIncidents: 0,
      from: "2026-02-12T12:00:00.000001Z",
      to: "2026-03-14T12:00:00.000001Z",
    });
  });

  it.each([
    [
      "the last thirty days, all that was recorded included",
      {},
      "2026-02-12T12:00:00.000001Z",
      "2026-03-14T12:00:00.000001Z",
    ],
    [
      "thirty days before an end",
      { to: "2026-03-01T00:00:00.000000Z" },
      "2026-01-30T00:00:00.000000Z",
      "2026-03-01T00:00:00.000000Z",
    ],
    ["from a beginning on", { from: NOW }, NOW, "2026-03-14T12:00:00.000001Z"],
  ])("looks at %s", async (_, window, from, to) => {
    const { ask, questions } = scene();
    expect(await ask(window)).toMatchObject({ from, to });
    expect(questions).toEqual([{ suppression, agentId: "bot", from, to, limit: 7, at }]);
  });

  it.each([
    { from: NOW, to: NOW },
    { from: "2026-03-14T12:00:00.000001Z" },
    { from: "2026-03-02T00:00:00.000000Z", to: "2026-03-01T00:00:00.000000Z" },
  ])("refuses a window that ends before it begins: %o", async (window) => {
    const { ask, questions } = scene();
    await expect(ask(window)).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/from" }] },
    });
    await expect(ask(window, null)).rejects.toMatchObject({ code: "invalid_input" });
    expect(questions).toEqual([]);
  });

  it("asks nothing of history for a rule that suppresses nothing", async () => {
    const { ask, questions } = scene({ suppressedSignals: 9 });
    expect(await ask({}, null)).toMatchObject({
      verdict: "inconclusive",
      reasons: [{ code: "suppresses_nothing" }],
      suppression: null,
      examinedSignals: 0,
      suppressedSignals: 0,
      absentIncidents: 0,
    });
    expect(questions).toEqual([]);
  });
});
