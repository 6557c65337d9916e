import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { getRecurrenceForCategory } from "./get-recurrence-for-category.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("asks for a category in either case, or for incidents without one, and gives null where there is no group", async () => {
  const fetchRecurrenceForCategory = vi.fn(async () => undefined);
  const ports = stubPorts({ recurrence: { fetchRecurrenceForCategory } });
  for (const category of ["rate_limit", "uncategorized"]) {
    const input = getRecurrenceForCategory.input.parse({ category });
    const answer = await getRecurrenceForCategory.handler(input, { context, ports, ambient: fakeAmbient() });
    expect(getRecurrenceForCategory.output.parse(answer)).toMatchObject({ group: null, baselineDays: 30 });
  }
  const window = expect.objectContaining({ from: "2026-02-12T11:59:55.000000Z" });
  expect(fetchRecurrenceForCategory.mock.calls).toEqual([
    ["acme", window, "RATE_LIMIT"],
    ["acme", window, "uncategorized"],
  ]);
});
