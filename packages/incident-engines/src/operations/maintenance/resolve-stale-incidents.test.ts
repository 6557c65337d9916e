import { fakeAmbient, stubPorts, stubUnitOfWork } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createOperations } from "../../create-operations.js";

function sweep(stale: number) {
  let left = stale;
  const resolveStaleIncidents = vi.fn(async (_tenantId: string, limit: number) => {
    const taken = Math.min(limit, left);
    left -= taken;
    return Array.from({ length: taken }, (_, index) => `inc_${index}`);
  });
  const unitOfWork = stubUnitOfWork(stubPorts({ aggregator: { resolveStaleIncidents } }));
  const write = vi.spyOn(unitOfWork, "write");
  const context = { tenantId: "acme", actor: { type: "SYSTEM", id: "sweep" }, role: "admin" } as const;
  const result = createOperations({ unitOfWork, ambient: fakeAmbient() }).execute(
    "incidents.maintenance.resolveStaleIncidents",
    {},
    context,
  );
  return { result, write, resolveStaleIncidents };
}

describe("resolveStaleIncidents", () => {
  it.each([
    [0, 1],
    [199, 1],
    [200, 2],
    [450, 3],
  ])("resolves %d incidents in %d transactions of at most 200", async (stale, transactions) => {
    const { result, write, resolveStaleIncidents } = sweep(stale);
    expect(await result).toEqual({ resolvedIncidents: stale });
    expect(write).toHaveBeenCalledTimes(transactions);
    expect(resolveStaleIncidents).toHaveBeenCalledWith("acme", 200);
  });
});
