import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getCategoryLearnings } from "./get-category-learnings.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("F-055: shows what a category teaches, and says when there is nothing to learn from", async () => {
  const stats = { totalIncidents: 3, resolvedCount: 3, avgResolutionTimeMs: 7 };
  const ports = stubPorts({
    postmortem: {
      fetchCategoryStats: async (_tenantId, _window, category) => (category === "RATE_LIMIT" ? stats : undefined),
      fetchRecurrenceData: async () => ({ distinctDays: 2, totalIncidents: 3 }),
      fetchResolutionMethods: async () => [{ resolutionMethod: "manual", count: 3 }],
    },
  });
  const ask = async (category: string) =>
    getCategoryLearnings.output.parse(
      await getCategoryLearnings.handler(getCategoryLearnings.input.parse({ category }), {
        context,
        ports,
        ambient: fakeAmbient(),
      }),
    );
  expect(await ask("rate_limit")).toMatchObject({ ...stats, recurrenceRate: 0.1, activeDayRate: 1.5 });
  await expect(ask("freeze")).rejects.toMatchObject({ code: "no_learnings", details: { category: "FREEZE" } });
});
