import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildEvaluation } from "../../../test/policies.js";
import { loadEvaluation } from "./load-evaluation.js";

const AT = { asOf: NOW, sequence: 7, isLatest: true };

it("gives what the policies had to say of the tenant's run, as of the point", async () => {
  const fetchPolicyEvaluation = vi.fn(async () => buildEvaluation());
  const ports = stubPorts({ policyViolations: { fetchPolicyEvaluation } });
  expect(await loadEvaluation(ports, "acme", "run-1", AT)).toEqual(buildEvaluation());
  expect(fetchPolicyEvaluation.mock.calls).toEqual([["acme", "run-1", AT]]);
});

it("says when the run was not held against the policies", async () => {
  const ports = stubPorts({ policyViolations: { fetchPolicyEvaluation: async () => undefined } });
  await expect(loadEvaluation(ports, "acme", "run-1")).rejects.toMatchObject({ code: "evaluation_not_found" });
});
