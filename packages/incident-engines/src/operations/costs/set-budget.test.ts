import type { NewBudget } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildBudget } from "../../../test/budgets.js";
import { ADA } from "../../../test/noted-traces.js";
import { setBudget } from "./set-budget.js";

const ports = stubPorts({
  costBudgets: {
    fetchBudget: async () => undefined,
    insertBudget: async (_tenantId: string, budget: NewBudget) => buildBudget(budget),
    keepSpend: async (_tenantId, periods) => periods.map((period) => ({ ...period, micros: 0 })),
  },
  audit: { append: async () => {} },
});

it("sets a budget in the name of who asks, for whoever may write costs", async () => {
  const set = ask(setBudget, ports, "responder", ADA);
  expect(await set({ monthlyLimitMicros: 0 })).toMatchObject({
    changed: true,
    budget: { budgetType: "tenant", entityId: null, monthlyLimitMicros: 0, setBy: ADA },
  });
  for (const role of ["viewer", "ingest"] as const)
    await expect(ask(setBudget, ports, role)({ monthlyLimitMicros: 0 })).rejects.toMatchObject({
      code: "permission_denied",
    });
});

it("F-109: refuses a budget of nobody in particular, of the tenant and somebody, and without a limit", async () => {
  const set = ask(setBudget, ports, "admin");
  for (const said of [
    { budgetType: "user", dailyLimitMicros: 1 },
    { budgetType: "tenant", entityId: "bob", dailyLimitMicros: 1 },
    {},
  ])
    await expect(set(said)).rejects.toMatchObject({ code: "invalid_input" });
});
