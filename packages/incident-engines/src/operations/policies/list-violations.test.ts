import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildViolation } from "../../../test/policies.js";
import { shownViolation } from "../../engines/policy/load-violation.js";
import { listViolations } from "./list-violations.js";

function scene() {
  const fetchRows = vi.fn(async () => [7, 5, 3].map((sequence) => shownViolation(buildViolation({ sequence }))));
  const ports = stubPorts({ policyViolations: { listViolations: fetchRows } });
  const list = ask(listViolations, ports, "viewer");
  return {
    ports,
    asked: fetchRows.mock.calls,
    list: (input: object) => list(input) as Promise<{ nextCursor: string }>,
  };
}

it("lists the tenant's violations of an incident, a run and a policy, a page at a time, for whoever may read", async () => {
  const { asked, list, ports } = scene();
  const question = { limit: 2, incidentId: "inc_1", runId: "run-1", policyId: "pol_1" };
  const first = await list(question);
  expect(first).toMatchObject({ items: [{ sequence: 7 }, { sequence: 5 }], hasMore: true, ...READ });
  await list({ ...question, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  expect(asked).toMatchObject([
    [
      "acme",
      { filters: { incidentId: "inc_1", runId: "run-1", policyId: "pol_1" }, beforeSequence: undefined, limit: 3, at },
    ],
    ["acme", { filters: { incidentId: "inc_1", runId: "run-1", policyId: "pol_1" }, beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(ask(listViolations, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses a cursor that was given out for another question", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ limit: 2, incidentId: "inc_1", runId: "run-1", policyId: "pol_1" });
  await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});
