import {
  DomainError,
  incidentAggregatorConfigSchema,
  type RecordResult,
  type Signal,
  type SignalInput,
} from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import {
  buildIncident,
  buildIncidentDetail,
  fakeAmbient,
  type PortStubs,
  stubPorts,
  stubUnitOfWork,
} from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { keyWorld } from "../test/api-keys.js";
import { createOperations } from "./create-operations.js";
import type { OperationContext } from "./operations/context.js";

const admin: OperationContext = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" };

function operationsOver(stubs: PortStubs<IncidentPorts> = {}) {
  const recorded: Signal[][] = [];
  const record = async (_tenantId: string, signals: readonly Signal[]): Promise<RecordResult[]> => {
    recorded.push([...signals]);
    return signals.map(({ signalId }) => ({ signalId, outcome: "opened", incidentId: "inc_1" }));
  };
  const ports = stubPorts({
    ...stubs,
    aggregator: { record, ...stubs.aggregator },
    incidentRead: { getIncident: async () => buildIncident(), ...stubs.incidentRead },
    incidentsFacade: { fetchIncidentById: async () => buildIncident(), ...stubs.incidentsFacade },
    signals: { listRelatedCallIds: async () => ["call-1"], ...stubs.signals },
    evidence: { fetchRecoveryHistory: async () => [], ...stubs.evidence },
    lessons: { fetchLessonOfIncident: async () => undefined, ...stubs.lessons },
  });
  const unitOfWork = stubUnitOfWork(ports);
  const read = vi.spyOn(unitOfWork, "read");
  const write = vi.spyOn(unitOfWork, "write");
  return { recorded, unitOfWork, read, write, operations: createOperations({ unitOfWork, ambient: fakeAmbient() }) };
}

describe("record", () => {
  it("takes signals and answers in order", async () => {
    const { operations, recorded } = operationsOver();
    const signals: SignalInput[] = [
      { triggerType: "failure_spike", signalId: "s1" },
      { triggerType: "freeze", signalId: "s2" },
    ];
    expect(await operations.record("acme", signals)).toEqual([
      { signalId: "s1", outcome: "opened", incidentId: "inc_1" },
      { signalId: "s2", outcome: "opened", incidentId: "inc_1" },
    ]);
    expect(recorded[0]?.map(({ triggerType, receivedAt }) => [triggerType, receivedAt])).toEqual([
      ["failure_spike", "2026-03-14T12:00:00.000000Z"],
      ["freeze", "2026-03-14T12:00:00.000000Z"],
    ]);
  });

  it("is the short way to incidents.signals.record", async () => {
    const { operations } = operationsOver();
    const signals: SignalInput[] = [{ triggerType: "freeze", signalId: "s1" }];
    const { results } = await operations.execute("incidents.signals.record", { signals }, { ...admin, role: "ingest" });
    expect(results).toEqual(await operations.record("acme", signals));
  });

  it("gathers callers", async () => {
    const { operations, recorded } = operationsOver();
    await operations.record("acme", [{ triggerType: "warmup" }]);
    await Promise.all(
      ["a", "b", "c"].map((signalId) => operations.record("acme", [{ triggerType: "freeze", signalId }])),
    );
    expect(recorded.map((batch) => batch.length).reduce((sum, size) => sum + size)).toBe(4);
    expect(recorded.length).toBeLessThan(4);
  });

  it("refuses a signal of kind manual, and a malformed one, each by its position", async () => {
    const { operations, recorded } = operationsOver();
    await expect(
      operations.record("acme", [{ triggerType: "freeze" }, { triggerType: "manual", kind: "manual" }]),
    ).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/signals/1/kind" }] },
    });
    await expect(operations.record("acme", [{ triggerType: "two words" }])).rejects.toMatchObject({
      details: { fields: [{ pointer: "/signals/0/triggerType" }] },
    });
    expect(recorded).toEqual([]);
  });

  it("refuses a signal that is older than the retention", async () => {
    const { operations, recorded } = operationsOver({
      aggregator: { config: incidentAggregatorConfigSchema.parse({ signalRetentionDays: 1 }) },
    });
    const at = (occurredAt: string): SignalInput => ({ triggerType: "freeze", occurredAt });
    await expect(
      operations.record("acme", [at("2026-03-13T12:00:00Z"), at("2026-03-13T11:59:59Z")]),
    ).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/signals/1/occurredAt" }] },
    });
    expect(recorded).toEqual([]);
  });

  it("takes no more after close", async () => {
    const { operations } = operationsOver();
    await operations.close();
    await expect(operations.record("acme", [{ triggerType: "freeze" }])).rejects.toMatchObject({
      code: "database_unavailable",
    });
  });

  it("keeps to the bound that was given", async () => {
    const unit = stubUnitOfWork(stubPorts({ aggregator: { record: () => new Promise(() => undefined) } }));
    const operations = createOperations({ unitOfWork: unit, ambient: fakeAmbient(), maxWaitingSignals: 1 });
    const record = () => operations.record("acme", [{ triggerType: "freeze" }]);
    void record();
    void record();
    await expect(record()).rejects.toMatchObject({ code: "overloaded" });
  });
});

describe("execute", () => {
  it("runs a query on a snapshot and a command in a transaction", async () => {
    const { operations, read, write } = operationsOver();
    const detail = await operations.execute(
      "incidents.query.getIncidentDetail",
      { incidentId: "inc_1" },
      { ...admin, role: "viewer" },
    );
    expect(detail).toEqual({
      ...buildIncidentDetail({}, { relatedCallIds: ["call-1"] }),
      asOf: "2026-03-14T11:59:55.000000Z",
      dataVersion: 0,
    });
    expect([read.mock.calls.length, write.mock.calls.length]).toEqual([1, 0]);
  });

  it("refuses an unknown operation and a missing permission", async () => {
    const { operations } = operationsOver();
    await expect(
      operations.execute(
        "incidents.query.nothing" as "incidents.query.getIncidentDetail",
        { incidentId: "inc_1" },
        admin,
      ),
    ).rejects.toMatchObject({ code: "unknown_operation" });
    await expect(
      operations.execute("incidents.write.addNote", { incidentId: "inc_1", note: "hi" }, { ...admin, role: "viewer" }),
    ).rejects.toMatchObject({ code: "permission_denied" });
  });

  it("makes a command again when the tenant was busy", async () => {
    const { operations, write } = operationsOver({ incidentWrite: { lastTransitionDigest: async () => null } });
    write.mockRejectedValueOnce(new DomainError("tenant_busy", "busy", { retryable: true }));
    await expect(
      operations.execute("incidents.write.reopenIncident", { incidentId: "inc_1", reason: "back" }, admin),
    ).rejects.toThrow("findOpenIncident");
    expect(write).toHaveBeenCalledTimes(2);
  });

  it("lists what it can run", () => {
    const { operations } = operationsOver();
    expect(operations.catalogue.map(({ id }) => id)).toContain("incidents.signals.record");
  });
});

describe("two sets of operations in one process", () => {
  it("F-137: share nothing: each has its own database, waiting signals and end", async () => {
    const [one, other] = [operationsOver(), operationsOver()];
    await one.operations.record("acme", [{ triggerType: "freeze", signalId: "s1" }]);
    await one.operations.close();
    await expect(one.operations.record("acme", [{ triggerType: "freeze" }])).rejects.toThrow();
    expect(await other.operations.record("acme", [{ triggerType: "freeze", signalId: "s1" }])).toHaveLength(1);
    expect([one.recorded.length, other.recorded.length]).toEqual([1, 1]);
  });
});

describe("a host's authority", () => {
  it("F-139: is asked about every write, in a transaction of the host's too, and none runs that it denies", async () => {
    const { unitOfWork, read, write } = operationsOver();
    const check = vi.fn(async () => "denied" as const);
    const operations = createOperations({ unitOfWork, ambient: fakeAmbient(), authority: { check } });
    const signals = [{ triggerType: "freeze" }];
    for (const { record } of [operations, operations.within("trx")])
      await expect(record("acme", signals)).rejects.toMatchObject({ code: "authority_denied" });
    await operations.execute("incidents.query.getIncidentDetail", { incidentId: "inc_1" }, admin);
    expect(check.mock.calls).toMatchObject([
      [{ operationId: "incidents.signals.record", tenantId: "acme" }],
      [{ operationId: "incidents.signals.record", tenantId: "acme" }],
      [{ operationId: "incidents.query.getIncidentDetail", kind: "query" }],
    ]);
    expect([write.mock.calls.length, read.mock.calls.length]).toEqual([0, 1]);
  });
});

describe("the holder of an API key", () => {
  async function withKey() {
    const world = keyWorld();
    const scene = operationsOver(world.ports);
    const asked = { name: "collector", role: "ingest" } as const;
    const { key, secret } = await scene.operations.execute("incidents.access.issueKey", asked, admin);
    return { ...scene, key, text: secret ?? "" };
  }

  it("is asked of the tenant that its text names, on one snapshot", async () => {
    const { operations, read, key, text } = await withKey();
    expect(await operations.authenticateKey(text)).toEqual({
      tenantId: "acme",
      keyId: key.keyId,
      actor: { type: "AGENT", id: "collector" },
      role: "ingest",
      endsAt: null,
    });
    expect(read.mock.calls.map(([tenantId]) => tenantId)).toEqual(["acme"]);
  });

  it("is nobody for the text of no key, and nobody is asked about it", async () => {
    const { operations, read, text } = await withKey();
    for (const malformed of ["", "s3cret", text.slice(1), `${text}x`])
      expect(await operations.authenticateKey(malformed)).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });
});

describe("within a host's transaction", () => {
  it("records, queries and commands there, without gathering and without a transaction of our own", async () => {
    const { operations, recorded, unitOfWork } = operationsOver();
    const within = vi.spyOn(unitOfWork, "within");
    const joined = operations.within("trx");
    await joined.record("acme", [{ triggerType: "freeze", signalId: "s1" }]);
    await joined.execute("incidents.query.getIncidentDetail", { incidentId: "inc_1" }, admin);
    expect(within.mock.calls).toEqual([["trx"]]);
    expect(recorded).toHaveLength(1);
  });

  it("makes nothing again", async () => {
    const busy = new DomainError("tenant_busy", "busy", { retryable: true });
    const record = vi.fn(() => Promise.reject(busy));
    const { operations } = operationsOver({ aggregator: { record } });
    await expect(operations.within("trx").record("acme", [{ triggerType: "freeze" }])).rejects.toBe(busy);
    expect(record).toHaveBeenCalledTimes(1);
  });

  it("still records when the gatherer is closed, because the transaction is the host's", async () => {
    const { operations } = operationsOver();
    await operations.close();
    expect(await operations.within("trx").record("acme", [{ triggerType: "freeze" }])).toHaveLength(1);
  });

  it("refuses what opens transactions of its own", async () => {
    const { operations } = operationsOver();
    const id = "incidents.maintenance.pruneSignals" as string as "incidents.signals.record";
    await expect(operations.within("trx").execute(id, { signals: [] }, admin)).rejects.toMatchObject({
      code: "unknown_operation",
    });
  });
});
