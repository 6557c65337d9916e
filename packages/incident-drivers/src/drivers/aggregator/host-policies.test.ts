import type { SuppressingPolicy } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { askHostEnabled, askHostPolicies } from "./host-policies.js";

const RULE: SuppressingPolicy = {
  policyId: "pol_1",
  createdAt: "2026-03-14T12:00:00.000000Z",
  sourceIncidentId: null,
  agentId: null,
  suppression: { categories: ["RATE_LIMIT"], maxSeverity: "high" },
};

const never = () => new Promise<never>(() => {});
const gone = () => Promise.reject(new Error("gone"));

describe("askHostPolicies", () => {
  function asking(fetchSuppressingPolicies: () => Promise<readonly SuppressingPolicy[]>) {
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    return { answer: askHostPolicies({ fetchSuppressingPolicies }, "acme", logger), warn };
  }

  it("gives what the host answers", async () => {
    const { answer, warn } = asking(async () => [RULE]);
    expect(await answer).toEqual([RULE]);
    expect(warn).not.toHaveBeenCalled();
  });

  it("F-024: a store that fails is told of, and suppresses nothing", async () => {
    const { answer, warn } = asking(gone);
    expect(await answer).toBeUndefined();
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ tenantId: "acme" }), expect.any(String));
  });

  it.each([
    ["names neither codes nor categories", { maxSeverity: "high" }],
    ["says nothing", undefined],
    ["has an unknown severity", { categories: ["X"], maxSeverity: "severe" }],
    ["gives a text where a list is due", { errorCodes: "TIMEOUT_E", maxSeverity: "high" }],
  ])("F-023: a rule that %s suppresses nothing, least of all everything", async (_, suppression) => {
    const { answer, warn } = asking(async () => [RULE, { ...RULE, suppression } as SuppressingPolicy]);
    expect(await answer).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
  });

  it.each([{}, "x", null, [null], [{ ...RULE, createdAt: "yesterday" }], [{ ...RULE, policyId: "a\u0000" }]])(
    "F-024: an answer that is none suppresses nothing: %j",
    async (told) => {
      const { answer, warn } = asking(async () => told as never);
      expect(await answer).toBeUndefined();
      expect(warn).toHaveBeenCalledOnce();
    },
  );

  it("does not wait for ever", async () => {
    vi.useFakeTimers();
    const { answer, warn } = asking(never);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

describe("askHostEnabled", () => {
  it("gives what the host answers", async () => {
    const fetchPolicyEnabled = async (tenantId: string, policyId: string) => tenantId === "acme" && policyId === "pii";
    expect(await askHostEnabled({ fetchPolicyEnabled }, "acme", "pii")).toBe(true);
    expect(await askHostEnabled({ fetchPolicyEnabled }, "acme", "other")).toBe(false);
  });

  it("says that the policies cannot be asked, and does not wait for ever", async () => {
    await expect(askHostEnabled({ fetchPolicyEnabled: gone }, "acme", "pii")).rejects.toMatchObject({
      code: "policies_unavailable",
      details: { policyId: "pii" },
    });
    vi.useFakeTimers();
    const late = expect(askHostEnabled({ fetchPolicyEnabled: never }, "acme", "pii")).rejects.toMatchObject({
      code: "policies_unavailable",
    });
    await vi.advanceTimersByTimeAsync(1_000);
    await late;
    vi.useRealTimers();
  });
});
