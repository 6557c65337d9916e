import { type CloudEvent, cloudEventSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { cloudEventSignal } from "./cloud-event-signal.js";

const event = (more: object = {}): CloudEvent =>
  cloudEventSchema.parse({ specversion: "1.0", id: "7", source: "/probe", type: "probe.failed", ...more });
const signalOf = (more: object = {}) => cloudEventSignal(event(more));

describe("the signal of an event", () => {
  it("says by its attributes what its data does not say", () => {
    expect(signalOf({ time: "2026-03-14T10:00:00+01:00" })).toMatchObject({
      triggerType: "probe.failed",
      reference: "7",
      fingerprint: '["/probe","probe.failed"]',
      state: "firing",
      occurredAt: "2026-03-14T09:00:00.000000Z",
    });
    expect(signalOf({ subject: "support-bot" }).reference).toBe("support-bot");
  });

  it("takes members of its data with the names of a signal's", () => {
    const members = {
      triggerType: "failure_spike",
      kind: "run",
      reference: "run-1",
      fingerprint: "f",
      state: "resolved",
      costMicros: 5,
      causedBy: { kind: "call", reference: "c" },
      occurredAt: "2026-03-14T09:00:00.000000Z",
      initialSeverity: "high",
      category: "RATE_LIMIT",
      errorCode: "E1",
      errorMessage: "m",
      title: "t",
      description: "d",
      agentId: "a",
      runId: "run-1",
    };
    expect(signalOf({ time: "2026-03-14T08:00:00Z", data: members })).toMatchObject(members);
    expect(signalOf({ data: { severity: "HIGH" } }).initialSeverity).toBe("high");
    expect(signalOf({ data: { severity: "low", initialSeverity: "high" } }).initialSeverity).toBe("high");
    expect(signalOf({ data: { title: null, severity: null } })).not.toHaveProperty("title", null);
  });

  it("is named by source and id, and not by what its data calls itself", () => {
    const { signalId } = signalOf();
    expect(signalOf({ data: { signalId: "mine", title: "t" } }).signalId).toBe(signalId);
    expect(signalOf({ id: "8" }).signalId).not.toBe(signalId);
    expect(signalOf({ source: "/other" }).signalId).not.toBe(signalId);
  });

  it("keeps the rest as details", () => {
    const more = {
      subject: "s",
      traceid: "t",
      count: 3,
      data: { title: "t", load: 0.5, details: { a: 1 }, signalId: "x" },
    };
    expect(signalOf(more).details).toEqual({
      specversion: "1.0",
      id: "7",
      source: "/probe",
      type: "probe.failed",
      subject: "s",
      extensions: { traceid: "t", count: 3 },
      data: { load: 0.5, details: { a: 1 }, signalId: "x" },
    });
    expect(signalOf({ data: ["a", 1] }).details).toMatchObject({ data: ["a", 1] });
    expect(signalOf({ data: null }).details).toMatchObject({ data: null });
    expect(signalOf({ data_base64: "AAE=" }).details).toMatchObject({ data_base64: "AAE=" });
    expect(signalOf({ data: { title: "t" } }).details).not.toHaveProperty("data");
  });

  it("names by a digest what is too long to be a reference", () => {
    expect(signalOf({ subject: "s".repeat(300) }).reference).toMatch(/^[0-9a-f]{64}$/);
  });
});
