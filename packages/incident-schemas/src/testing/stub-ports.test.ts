import { describe, expect, it } from "vitest";
import { buildIncident } from "./build-incident.js";
import { stubPorts, stubUnitOfWork, stubWorkerPorts } from "./stub-ports.js";

describe("stub ports", () => {
  it("answer what the test answers", async () => {
    const ports = stubPorts({ incidentRead: { getIncident: async () => buildIncident({ id: "inc_9" }) } });
    expect(await ports.incidentRead.getIncident("acme", "inc_9")).toMatchObject({ id: "inc_9" });
  });

  it("throw the name of every other call", () => {
    expect(() => stubPorts().incidentRead.getIncident("acme", "inc_1")).toThrow("incidentRead.getIncident was called");
    expect(() => stubPorts().audit.append("acme", [])).toThrow("audit.append was called");
    expect(() => stubWorkerPorts().deliveries.settle("acme")).toThrow("deliveries.settle was called");
  });

  it("have the default config and an instant of recording", () => {
    expect(stubPorts().aggregator.config.aggregationWindowSeconds).toBe(300);
    expect(stubPorts({ recordedAt: "2026-01-01T00:00:00.000000Z" }).recordedAt).toBe("2026-01-01T00:00:00.000000Z");
  });

  it("can be awaited without being taken for promises", async () => {
    const ports = stubPorts();
    expect(await ports.outbox).toBe(ports.outbox);
  });
});

describe("the stub unit of work", () => {
  it("hands the same ports to reads and writes, and the worker's to workers", async () => {
    const ports = stubPorts();
    const worker = stubWorkerPorts();
    const unit = stubUnitOfWork(ports, worker);
    expect(await unit.read("acme", async (given) => given)).toBe(ports);
    expect(await unit.write("acme", async (given) => given)).toBe(ports);
    expect(await unit.within({}).write("acme", async (given) => given)).toBe(ports);
    expect(await unit.work("acme", async (given) => given)).toBe(worker);
    expect(await unit.acrossTenants(async (given) => given)).toBe(worker);
  });
});
