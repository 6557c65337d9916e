import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { HOST, NOW } from "../../test/noted-traces.js";
import { appendTraces, changeTraces } from "./append-traces.js";

const event = {
  eventType: "runs.RunStarted",
  actor: HOST,
  occurredAt: NOW,
  fields: { runId: "r", agentId: "a", traceId: "t" },
} as const;
const record = {
  eventType: "RunStarted",
  entityType: "RUN",
  entityId: "r",
  actor: HOST,
  reason: null,
  before: null,
  after: null,
  at: NOW,
} as const;

it("writes events and audit records of the tenant, and fails when one of them fails", async () => {
  const written: unknown[] = [];
  const note = async (tenantId: string, items: readonly unknown[]) => {
    written.push(tenantId, ...items);
    return [];
  };
  const audit = { append: async (tenantId: string, items: readonly unknown[]) => void (await note(tenantId, items)) };
  await appendTraces(stubPorts({ outbox: { append: note }, audit }), "acme", { events: [event], audit: [record] });
  expect(written).toEqual(["acme", event, "acme", record]);
  const failing = stubPorts({ outbox: { append: note }, audit: { append: () => Promise.reject(new Error("full")) } });
  await expect(appendTraces(failing, "acme", { events: [], audit: [record] })).rejects.toThrow("full");
});

it("the traces of a change are its event and its audit record, of one actor and instant", () => {
  const { fields, eventType } = event;
  const told = {
    event: { eventType, fields },
    auditType: "RunStarted",
    entityType: "RUN",
    entityId: "r",
    after: null,
  } as const;
  const doing = { actor: HOST, at: NOW };
  expect(changeTraces(doing, told)).toEqual({ events: [event], audit: [record] });
  const more = { before: { status: "queued" }, reason: "why" };
  expect(changeTraces(doing, { ...told, ...more, project: { projectId: "shop" } })).toEqual({
    events: [{ ...event, projectId: "shop" }],
    audit: [{ ...record, ...more }],
  });
});
