import { type AuditRecord, incidentAggregatorConfigSchema } from "@hoc/incident-schemas";
import { fakeAmbient, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createOperations } from "../../create-operations.js";

function prune(old: number, signalRetentionDays: number | null) {
  let left = old;
  const audits: AuditRecord[] = [];
  const pruneSignals = vi.fn(async (_tenantId: string, _before: string, limit: number) => {
    const taken = Math.min(limit, left);
    left -= taken;
    return taken;
  });
  const ports = stubPorts({
    aggregator: { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays }) },
    signals: { pruneSignals },
    audit: { append: async (_tenantId, records) => void audits.push(...records) },
  });
  const operations = createOperations({ unitOfWork: stubUnitOfWork(ports), ambient: fakeAmbient() });
  const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;
  return { pruneSignals, audits, result: operations.execute("incidents.maintenance.pruneSignals", {}, context) };
}

describe("pruneSignals", () => {
  it("deletes nothing when all signals are kept", async () => {
    const { result, pruneSignals } = prune(5, null);
    expect(await result).toEqual({ prunedSignals: 0, resolvedBefore: null });
    expect(pruneSignals).not.toHaveBeenCalled();
  });

  it("deletes batch by batch and audits each that deleted something", async () => {
    const { result, audits, pruneSignals } = prune(2_000, 30);
    expect(await result).toEqual({ prunedSignals: 2_000, resolvedBefore: "2026-02-12T12:00:00.000000Z" });
    expect(pruneSignals.mock.calls).toEqual(Array(3).fill(["acme", "2026-02-12T12:00:00.000000Z", 1_000]));
    expect(audits).toMatchObject([
      { eventType: "SignalsPruned", actor: { id: "ada" }, after: { prunedSignals: 1_000 } },
      { eventType: "SignalsPruned", after: { prunedSignals: 1_000 } },
    ]);
  });
});
