import type { SuppressingPolicy } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { askHostPolicies } from "./host-policies.js";

const RULE: SuppressingPolicy = {
  policyId: "pol_1",
  createdAt: "2026-03-14T12:00:00.000000Z",
  sourceIncidentId: null,
  agentId: null,
  suppression: { categories: ["RATE_LIMIT"], maxSeverity: "high" },
};

function asking(fetchSuppressingPolicies: () => Promise<readonly SuppressingPolicy[]>) {
  const warn = vi.fn();
  const logger = { debug() {}, info() {}, warn, error() {} };
  return { answer: askHostPolicies({ fetchSuppressingPolicies }, "acme", logger as never), warn };
}

describe("askHostPolicies", () => {
  it("gives what the host answers", async () => {
    const { answer, warn } = asking(async () => [RULE]);
    expect(await answer).toEqual([RULE]);
    expect(warn).not.toHaveBeenCalled();
  });

  it("F-024: a store that fails is told of, and suppresses nothing", async () => {
    const { answer, warn } = asking(() => Promise.reject(new Error("gone")));
    expect(await answer).toBeUndefined();
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ tenantId: "acme" }), expect.any(String));
  });

  it("does not wait for ever", async () => {
    vi.useFakeTimers();
    const { answer, warn } = asking(() => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
