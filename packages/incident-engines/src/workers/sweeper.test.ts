import { fakeAmbient, stubPorts, stubUnitOfWork, stubWorkerPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createOperations } from "../create-operations.js";
import { createSweeper } from "./sweeper.js";

function sweeperOver(stale: Record<string, string[] | Error>) {
  const tenantsWithStaleIncidents = vi.fn(async () => Object.keys(stale));
  const ports = stubPorts({
    aggregator: {
      async resolveStaleIncidents(tenantId) {
        const found = stale[tenantId] ?? [];
        if (found instanceof Error) throw found;
        return found;
      },
    },
  });
  const unitOfWork = stubUnitOfWork(ports, stubWorkerPorts({ fanOut: { tenantsWithStaleIncidents } }));
  const error = vi.fn();
  const ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error } });
  return {
    sweeper: createSweeper({
      operations: createOperations({ unitOfWork, ambient }),
      unitOfWork,
      ambient,
      tenantsPerRound: 7,
    }),
    tenantsWithStaleIncidents,
    error,
  };
}

describe("a round of the sweeper", () => {
  it("sweeps every tenant that may have silent incidents", async () => {
    const { sweeper, tenantsWithStaleIncidents } = sweeperOver({
      acme: ["inc_1", "inc_2"],
      globex: ["inc_3"],
      initech: [],
    });
    expect(await sweeper.runOnce()).toBe(3);
    expect(tenantsWithStaleIncidents).toHaveBeenCalledWith("2026-03-14T12:00:00.000000Z", 7);
  });

  it("does not let one tenant keep others back", async () => {
    const { sweeper, error } = sweeperOver({ acme: new Error("broken"), globex: ["inc_3"] });
    expect(await sweeper.runOnce()).toBe(1);
    expect(error.mock.calls).toEqual([[expect.objectContaining({ tenantId: "acme" }), expect.any(String)]]);
  });
});
