import { EventSchemaViolation } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { type AnalyticsEventDraft, emitAnalyticsEvent } from "./emit-analytics-event.js";

const draft: AnalyticsEventDraft = {
  eventType: "analytics.ArtifactRecorded",
  occurredAt: "2026-03-14T12:00:00.000000Z",
  fields: {
    datasetId: "daily-costs",
    datasetVersion: "v1",
    inputWindowHash: "0a".repeat(32),
    asOf: "2026-03-14T11:00:00.000000Z",
    computeCodeVersion: "1.4.0",
  },
};

it("puts the event into the tenant's outbox, with the domain as the one who acted", async () => {
  const append = vi.fn(async () => []);
  await emitAnalyticsEvent(stubPorts({ outbox: { append } }), "acme", draft);
  expect(append.mock.calls).toEqual([["acme", [{ ...draft, actor: { type: "SYSTEM", id: "analytics" } }]]]);
});

it("fails when the outbox refuses the event", async () => {
  const append = () => Promise.reject(new EventSchemaViolation("analytics.ArtifactRecorded", ["asOf"], []));
  await expect(emitAnalyticsEvent(stubPorts({ outbox: { append } }), "acme", draft)).rejects.toThrow(
    EventSchemaViolation,
  );
});
