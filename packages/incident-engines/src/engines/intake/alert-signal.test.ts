import { recordAlertsInputSchema, signalInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { alertSignal } from "./alert-signal.js";

const RECEIPT = {
  receivedAt: "2026-03-14T12:00:00.000000Z",
  heard: undefined,
  isOver: false,
  config: { aggregationWindowSeconds: 300 },
};
const FIRED_AT = "2026-03-14T11:50:00.000000Z";
const HEARD = {
  occurrence: 0,
  fired: { state: "firing" as const, occurredAt: FIRED_AT, receivedAt: FIRED_AT, incidentId: "inc_1" },
};

function signalOf(alert: object, receipt: Partial<Parameters<typeof alertSignal>[2]> = {}, notification: object = {}) {
  const parsed = recordAlertsInputSchema.parse({
    version: "4",
    groupKey: '{}:{alertname="Down"}',
    groupLabels: { alertname: "Down" },
    alerts: [
      { status: "firing", startsAt: "2026-03-14T11:59:30.123456789Z", fingerprint: "598975add16a56d4", ...alert },
    ],
    ...notification,
  });
  const [first] = parsed.alerts;
  if (first === undefined) throw new Error("There is an alert.");
  return alertSignal(parsed, first, { ...RECEIPT, ...receipt });
}

describe("the signal of an alert", () => {
  it("says what labels and annotations say", () => {
    const labels = { alertname: "Down", severity: "page", agent_id: "support-bot", run_id: "run-1", policy_id: "pii" };
    const annotations = { summary: "It is down", description: "No answer for 5 minutes." };
    expect(signalOf({ labels, annotations })).toMatchObject({
      triggerType: "alert",
      kind: "call",
      state: "firing",
      reference: "598975add16a56d4",
      occurredAt: "2026-03-14T11:59:30.123456Z",
      initialSeverity: "critical",
      errorCode: "Down",
      errorMessage: "No answer for 5 minutes.",
      title: "It is down",
      description: "No answer for 5 minutes.",
      agentId: "support-bot",
      runId: "run-1",
      policyId: "pii",
      details: { labels, annotations },
    });
  });

  it("takes trigger type, category and error code from labels where they are well-formed", () => {
    const labels = { alertname: "Down", trigger_type: "failure_spike", category: "rate_limit", error_code: "E1" };
    const malformed = { alertname: "Down", trigger_type: "failure spike!", category: "1", error_code: "" };
    expect(signalOf({ labels })).toMatchObject({
      triggerType: "failure_spike",
      category: "RATE_LIMIT",
      errorCode: "E1",
    });
    expect(signalOf({ labels: malformed })).toMatchObject({ triggerType: "alert", errorCode: "Down" });
    expect(signalOf({ labels: malformed }).category).toBeUndefined();
  });

  it("has one fingerprint for a rule and a group, and others for others", () => {
    const fingerprintOf = (alertname: string, groupLabels: object) =>
      signalOf({ labels: { alertname, instance: String(Math.PI) } }, {}, { groupLabels }).fingerprint;
    const down = fingerprintOf("Down", { cluster: "eu", alertname: "Down" });
    expect(fingerprintOf("Down", { alertname: "Down", cluster: "eu" })).toBe(down);
    expect(fingerprintOf("Down", { alertname: "Down", cluster: "us" })).not.toBe(down);
    expect(fingerprintOf("Up", { alertname: "Down", cluster: "eu" })).not.toBe(down);
  });

  it.each([
    ["of just now, since then", "2026-03-14T11:55:00.000001Z", "2026-03-14T11:55:00.000001Z"],
    ["with an offset, in UTC", "2026-03-14T12:59:00+01:00", "2026-03-14T11:59:00.000000Z"],
    ["of long ago, from its receipt", "2026-03-14T11:55:00Z", undefined],
    ["in the future, from its receipt", "2026-03-14T12:00:01Z", undefined],
    ["in no year that is known, from its receipt", "0001-01-01T00:00:00Z", undefined],
    ["that is no instant, from its receipt", "yesterday", undefined],
  ])("counts an alert %s", (_, startsAt, occurredAt) => {
    expect(signalOf({ startsAt }).occurredAt).toBe(occurredAt);
  });

  it.each([
    ["at its end", "2026-03-14T11:58:00Z", HEARD, "2026-03-14T11:58:00.000000Z"],
    ["not before it was heard to fire", "2026-03-14T11:40:00Z", HEARD, FIRED_AT],
    ["on receipt, when its end is in the future", "2026-03-14T12:00:01Z", HEARD, undefined],
    ["on receipt, when it says no end", "0001-01-01T00:00:00Z", HEARD, undefined],
    ["on receipt, when nobody heard it fire", "2026-03-14T11:58:00Z", undefined, undefined],
  ])("is resolved %s", (_, endsAt, heard, occurredAt) => {
    const signal = signalOf({ status: "resolved", endsAt }, { heard });
    expect([signal.state, signal.occurredAt]).toEqual(["resolved", occurredAt]);
  });

  it("is another one when it fires again, and counts from then", () => {
    const first = signalOf({});
    expect(signalOf({}, { heard: HEARD }).signalId).toBe(first.signalId);
    const again = signalOf({}, { heard: { ...HEARD, resolved: { occurredAt: FIRED_AT } } });
    expect(again.signalId).not.toBe(first.signalId);
    expect([again.occurredAt, again.reference]).toEqual([undefined, first.reference]);
    expect(signalOf({}, { heard: HEARD, isOver: true }).signalId).toBe(again.signalId);
  });

  it("is made of whatever Alertmanager can send", () => {
    const odd = `a\u0000b\ud800${"🔥".repeat(50_000)}`;
    const labels = Object.fromEntries(
      ["alertname", "severity", "agent_id", "run_id", "error_code", "policy_id", "category", "trigger_type", odd].map(
        (name) => [name, odd],
      ),
    );
    const annotations = { summary: odd, description: odd };
    const alert = { labels, annotations, fingerprint: odd, generatorURL: odd, startsAt: odd, endsAt: odd };
    for (const status of ["firing", "resolved"])
      expect(
        signalInputSchema.safeParse(signalOf({ ...alert, status }, {}, { groupKey: odd, receiver: odd })).success,
      ).toBe(true);
    const evil = JSON.parse('{"labels":{"__proto__":"x","constructor":"y"},"annotations":{}}');
    expect(signalOf(evil).details).toMatchObject({ labels: { constructor: "y" } });
    expect(signalOf({ labels: {}, annotations: {} })).toMatchObject({ triggerType: "alert", title: undefined });
  });
});
