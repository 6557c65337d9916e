import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { policyWorld } from "../../../test/policies.js";
import { backtestSuppression } from "./backtest-suppression.js";

it("holds any suppression against history as of a point, for whoever may read", async () => {
  const { ports, questions } = policyWorld();
  const backtest = ask(backtestSuppression, ports, "viewer");
  const suppression = { errorCodes: ["X"] };
  expect(await backtest({ suppression })).toMatchObject({ suppression, agentId: null, ...READ });
  await backtest({ suppression, agentId: "bot", limit: 5 });
  expect(questions).toMatchObject([
    { suppression: { maxSeverity: "high" }, agentId: null, limit: 20 },
    { agentId: "bot", limit: 5 },
  ]);
  await expect(ask(backtestSuppression, ports, "ingest")({ suppression })).rejects.toMatchObject({
    code: "permission_denied",
  });
});

it("names what is missing of a suppression", async () => {
  const asked = ask(backtestSuppression, policyWorld().ports, "viewer")({ suppression: {} });
  await expect(asked).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/suppression" }] },
  });
});
