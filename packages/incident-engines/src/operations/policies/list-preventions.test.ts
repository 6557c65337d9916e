import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildPrevention } from "../../../test/policies.js";
import { listPreventions } from "./list-preventions.js";

function scene() {
  const fetchRows = vi.fn(async () => [7, 5, 3].map((sequence) => buildPrevention({ sequence })));
  const ports = stubPorts({ policyViolations: { listPreventions: fetchRows } });
  const list = ask(listPreventions, ports, "viewer");
  return {
    ports,
    asked: fetchRows.mock.calls,
    list: (input: object) => list(input) as Promise<{ nextCursor: string }>,
  };
}

it("lists what the tenant's rules prevented, of a policy and a run, a page at a time, for whoever may read", async () => {
  const { asked, list, ports } = scene();
  const question = { limit: 2, policyId: "pol_1", runId: "run-1" };
  const first = await list(question);
  expect(first).toMatchObject({ items: [{ sequence: 7 }, { sequence: 5 }], hasMore: true, ...READ });
  await list({ ...question, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  expect(asked).toMatchObject([
    ["acme", { filters: { policyId: "pol_1", runId: "run-1" }, beforeSequence: undefined, limit: 3, at }],
    ["acme", { filters: { policyId: "pol_1", runId: "run-1" }, beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(ask(listPreventions, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses a cursor that was given out for another question", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ limit: 2, policyId: "pol_1", runId: "run-1" });
  await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});
