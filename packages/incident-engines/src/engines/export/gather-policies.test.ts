import type { PolicyRule, PolicyViolation } from "@hoc/incident-schemas";
import type { StoredPolicyRule, StoredPolicyViolation } from "@hoc/incident-schemas/ports";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { gatherPolicies } from "./gather-policies.js";

const AT = { asOf: "2026-03-14T13:00:00.000000Z", sequence: 900, isLatest: true };
const START = "2026-03-14T12:00:00.000000Z";

function gather(
  rules: readonly Partial<PolicyRule>[],
  violations: readonly Partial<PolicyViolation>[] = [],
  opening: string | null = null,
) {
  const placed = <Row>(rows: readonly Row[]) => rows.map((row, index) => ({ sequence: rows.length - index, ...row }));
  const page = <Row extends { readonly sequence: number }>(
    rows: readonly Row[],
    before: number | undefined,
    limit: number,
  ) => rows.filter(({ sequence }) => sequence < (before ?? Number.POSITIVE_INFINITY)).slice(0, limit);
  const ports = stubPorts({
    policyRules: {
      listPolicyRules: async (_tenantId, { beforeSequence, limit, at }) => {
        expect(at).toBe(AT);
        return page(placed(rules), beforeSequence, limit) as PolicyRule[];
      },
      fetchPolicyRule: async (_tenantId, policyId) =>
        rules.find((rule) => rule.policyId === policyId) as StoredPolicyRule | undefined,
    },
    policyViolations: {
      fetchViolation: async (_tenantId, violationId) =>
        violations.find((one) => one.violationId === violationId) as StoredPolicyViolation | undefined,
      listViolations: async (_tenantId, { filters, beforeSequence, limit }) => {
        expect(filters).toEqual({ incidentId: "inc_1" });
        return page(placed(violations), beforeSequence, limit) as PolicyViolation[];
      },
    },
  });
  return gatherPolicies(ports, "acme", { id: "inc_1", violationId: opening }, START, AT);
}

describe("the rules in force when a run began", () => {
  it("F-068: are those made by then and not retired before, sorted by id", async () => {
    const { activePolicies } = await gather([
      { policyId: "z", createdAt: START, retiredAt: null },
      { policyId: "a", createdAt: "2026-01-01T00:00:00.000000Z", retiredAt: "2026-03-14T12:00:00.000001Z" },
      { policyId: "later", createdAt: "2026-03-14T12:00:00.000001Z", retiredAt: null },
      { policyId: "gone", createdAt: "2026-01-01T00:00:00.000000Z", retiredAt: START },
    ]);
    expect(activePolicies.map(({ policyId }) => policyId)).toEqual(["a", "z"]);
  });

  it("are all of them, however many pages they fill", async () => {
    const rules = Array.from({ length: 1_201 }, (_, index) => ({
      policyId: `p${String(index).padStart(4, "0")}`,
      createdAt: START,
      retiredAt: null,
    }));
    const { activePolicies } = await gather(rules);
    expect(activePolicies.map(({ policyId }) => policyId)).toEqual(rules.map(({ policyId }) => policyId));
  });
});

describe("the violation that an incident is about", () => {
  const violations = [
    { violationId: "last", policyId: "p" },
    { violationId: "middle", policyId: "q" },
    { violationId: "first", policyId: "p" },
  ];

  it("is the one that opened it, else the one recorded first, with the name of its rule where it is stored", async () => {
    const rules = [{ policyId: "p", name: "No numbers", createdAt: START, retiredAt: null }];
    expect(await gather(rules, violations)).toMatchObject({
      violation: { violationId: "first" },
      violatedPolicyName: "No numbers",
    });
    expect(await gather(rules, violations, "middle")).toMatchObject({
      violation: { violationId: "middle" },
      violatedPolicyName: undefined,
    });
    expect(await gather(rules, violations, "unknown")).toMatchObject({ violation: { violationId: "first" } });
    expect(await gather(rules)).toMatchObject({ violation: undefined, violatedPolicyName: undefined });
  });
});
