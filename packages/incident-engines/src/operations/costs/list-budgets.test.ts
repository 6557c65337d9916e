import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildBudget } from "../../../test/budgets.js";
import { listBudgets } from "./list-budgets.js";

it("lists the tenant's budgets of a type and an entity, a page at a time, for whoever may read", async () => {
  const stored = vi.fn(async () => [7, 5, 3].map((sequence) => buildBudget({ sequence })));
  const ports = stubPorts({ costBudgets: { listBudgets: stored } });
  const list = (input: object) => ask(listBudgets, ports, "viewer")(input) as Promise<{ readonly nextCursor: string }>;
  const filters = { budgetType: "user", entityId: "bob" };
  const first = await list({ limit: 2, ...filters });
  expect(first).toMatchObject({ items: [{ sequence: 7 }, { sequence: 5 }], hasMore: true, ...READ });
  await list({ limit: 2, ...filters, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  expect(stored.mock.calls).toMatchObject([
    ["acme", { filters, beforeSequence: undefined, limit: 3, at }],
    ["acme", { filters, beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(list({ limit: 2, cursor: first.nextCursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  await expect(ask(listBudgets, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});
