import { DomainError, type Signal } from "@hoc/incident-schemas";
import type { IdempotencyDriver, IncidentPorts } from "@hoc/incident-schemas/ports";
import {
  buildIncident,
  fakeAmbient,
  type PortStubs,
  stubPorts,
  stubUnitOfWork,
  stubWorkerPorts,
} from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { createOperations } from "../create-operations.js";
import type { OperationContext } from "./context.js";

const context: OperationContext = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" };
const SAID = "a".repeat(64);
const ELSE = "b".repeat(64);
const withKey = (requestDigest = SAID, key = "k-1") => ({ ...context, idempotency: { key, requestDigest } });

/** One key as the database keeps it. */
function keptKey() {
  let kept: { requestDigest: string; answer: string | null } | undefined;
  const keys: Partial<IdempotencyDriver> = {
    claimKey: async (_tenantId, { requestDigest }) => {
      const before = kept;
      kept ??= { requestDigest, answer: null };
      return before;
    },
    findAnswer: async () => kept,
    keepAnswer: async (_tenantId, { answer }) => {
      if (kept !== undefined) kept = { ...kept, answer };
    },
    releaseKey: async () => {
      kept = undefined;
    },
  };
  return { keys, kept: () => kept };
}

function operationsOver(stubs: PortStubs<IncidentPorts> = {}) {
  const { keys, kept } = keptKey();
  const recorded: Signal[][] = [];
  const record = vi.fn(async (_tenantId: string, signals: readonly Signal[]) => {
    recorded.push([...signals]);
    return signals.map(({ signalId }) => ({ signalId, outcome: "opened" as const, incidentId: "inc_1" }));
  });
  const unitOfWork = stubUnitOfWork(
    stubPorts({ ...stubs, aggregator: { record, ...stubs.aggregator }, idempotency: keys }),
    stubWorkerPorts({ idempotency: keys }),
  );
  return { kept, record, recorded, operations: createOperations({ unitOfWork, ambient: fakeAmbient() }) };
}

describe("signals with a key", () => {
  const input = { signals: [{ triggerType: "a" }, { triggerType: "a", reference: "call-1" }, { triggerType: "a" }] };

  it("are answered again without being recorded again", async () => {
    const { operations, record } = operationsOver();
    const first = await operations.execute("incidents.signals.record", input, withKey());
    expect(await operations.execute("incidents.signals.record", input, withKey())).toEqual(first);
    expect(await operations.answered("incidents.signals.record", withKey())).toEqual({ output: first });
    expect(record).toHaveBeenCalledTimes(1);
  });

  it("get the same ids each time, from key, words and place; without a key they get fresh ones", async () => {
    const idsOf = async (given: OperationContext) => {
      const { operations, recorded } = operationsOver();
      await operations.execute("incidents.signals.record", input, given);
      return recorded.flat().map(({ signalId }) => signalId);
    };
    const ids = await idsOf(withKey());
    expect(ids).toEqual(await idsOf(withKey()));
    expect(new Set(ids).size).toBe(3);
    for (const other of [withKey(SAID, "k-2"), withKey(ELSE), context]) {
      const [first, byReference, last] = await idsOf(other);
      expect(byReference).toBe(ids[1]);
      expect(ids).not.toContain(first);
      expect(ids).not.toContain(last);
    }
  });

  it("keep their key while nobody knows what became of them, and get it back when they are refused", async () => {
    const gone = new DomainError("database_unavailable", "gone");
    const lost = operationsOver({ aggregator: { record: () => Promise.reject(gone) } });
    await expect(lost.operations.execute("incidents.signals.record", input, withKey())).rejects.toBe(gone);
    expect(lost.kept()).toEqual({ requestDigest: SAID, answer: null });
    const refused = operationsOver();
    const manual = { signals: [{ triggerType: "a", kind: "manual" as const }] };
    await expect(refused.operations.execute("incidents.signals.record", manual, withKey())).rejects.toThrow("manual");
    expect(refused.kept()).toBeUndefined();
  });
});

describe("a command with a key", () => {
  const input = { incidentId: "inc_1" };

  function stubs() {
    const createPostmortemStub = vi.fn(async () => ({ postmortemArtifactId: "pm-1", created: false }));
    const getIncident = async () => buildIncident({ id: "inc_1", postmortemArtifactId: "pm-1" });
    return { createPostmortemStub, ports: { incidentWrite: { createPostmortemStub }, incidentRead: { getIncident } } };
  }

  it("is carried out once and answered the same", async () => {
    const { createPostmortemStub, ports } = stubs();
    const { operations } = operationsOver(ports);
    const call = () => operations.execute("incidents.recurrence.createPostmortemStub", input, withKey());
    expect(await operations.answered("incidents.recurrence.createPostmortemStub", withKey())).toBeUndefined();
    expect(await call()).toEqual(await call());
    expect(createPostmortemStub).toHaveBeenCalledTimes(1);
  });

  it("is refused when the key said something else before", async () => {
    const { operations } = operationsOver(stubs().ports);
    await operations.execute("incidents.recurrence.createPostmortemStub", input, withKey());
    const reused = { code: "idempotency_key_reused", kind: "conflict" };
    await expect(
      operations.execute("incidents.recurrence.createPostmortemStub", input, withKey(ELSE)),
    ).rejects.toMatchObject(reused);
    await expect(operations.answered("incidents.recurrence.createPostmortemStub", withKey(ELSE))).rejects.toMatchObject(
      reused,
    );
  });

  it("is not answered to somebody who may not ask", async () => {
    const { operations } = operationsOver(stubs().ports);
    await operations.execute("incidents.recurrence.createPostmortemStub", input, withKey());
    const viewer = { ...withKey(), role: "viewer" } as const;
    await expect(operations.answered("incidents.recurrence.createPostmortemStub", viewer)).rejects.toMatchObject({
      code: "permission_denied",
    });
  });

  it.each(["", "a b", "ä", "a\n", "x".repeat(256)])("is refused with the key %j", async (key) => {
    const { operations } = operationsOver();
    await expect(
      operations.execute("incidents.recurrence.createPostmortemStub", input, withKey(SAID, key)),
    ).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/idempotency/key" }] } });
  });
});
