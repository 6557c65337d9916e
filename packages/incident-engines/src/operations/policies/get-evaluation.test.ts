import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildEvaluation } from "../../../test/policies.js";
import { getEvaluation } from "./get-evaluation.js";

it("shows what the policies had to say of the tenant's run, for whoever may read", async () => {
  const fetchPolicyEvaluation = vi.fn(async () => buildEvaluation());
  const ports = stubPorts({ policyViolations: { fetchPolicyEvaluation } });
  const asOf = "2026-03-14T10:00:00.000000Z";
  const show = ask(getEvaluation, ports, "viewer");
  expect(await show({ runId: "run-1" })).toMatchObject({ runId: "run-1", ...READ });
  expect(await show({ runId: "run-1", asOf })).toMatchObject({ runId: "run-1", asOf });
  expect(fetchPolicyEvaluation.mock.calls).toMatchObject([
    ["acme", "run-1", { asOf: READ.asOf }],
    ["acme", "run-1", { asOf }],
  ]);
  await expect(ask(getEvaluation, ports, "ingest")({ runId: "run-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});
