import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildRule } from "../../../test/policies.js";
import { shownRule } from "../../engines/policy/load-rule.js";
import { listRules } from "./list-rules.js";

function scene() {
  const listPolicyRules = vi.fn(async () => [7, 5, 3].map((sequence) => shownRule(buildRule({ sequence }))));
  const ports = stubPorts({ policyRules: { listPolicyRules } });
  const list = ask(listRules, ports, "viewer");
  return {
    ports,
    asked: listPolicyRules.mock.calls,
    list: (input: object) => list(input) as Promise<{ nextCursor: string }>,
  };
}

it("lists the tenant's rules of a status, a page at a time, for whoever may read", async () => {
  const { asked, list, ports } = scene();
  const question = { limit: 2, status: "ACTIVE" };
  const first = await list(question);
  expect(first).toMatchObject({ items: [{ sequence: 7 }, { sequence: 5 }], hasMore: true, ...READ });
  await list({ ...question, cursor: first.nextCursor });
  const at = { asOf: READ.asOf };
  expect(asked).toMatchObject([
    ["acme", { status: "ACTIVE", beforeSequence: undefined, limit: 3, at }],
    ["acme", { status: "ACTIVE", beforeSequence: 5, limit: 3, at }],
  ]);
  await expect(ask(listRules, ports, "ingest")({})).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses a cursor that was given out for another question", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ limit: 2, status: "ACTIVE" });
  await expect(list({ limit: 2, cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});
