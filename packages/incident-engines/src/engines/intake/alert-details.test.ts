import { MAX_DETAILS_LENGTH, recordAlertsInputSchema, signalInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { alertDetails } from "./alert-details.js";

function detailsOf(alert: object, notification: object = {}) {
  const parsed = recordAlertsInputSchema.parse({
    version: "4",
    groupKey: "{}",
    receiver: "hoc",
    externalURL: "http://alertmanager.example",
    alerts: [{ status: "firing", startsAt: "2026-03-14T12:00:00Z", ...alert }],
    ...notification,
  });
  const [first] = parsed.alerts;
  if (first === undefined) throw new Error("There is an alert.");
  return alertDetails(parsed, first);
}

describe("the details of an alert", () => {
  it("are its labels and annotations, and where it comes from", () => {
    const alert = { labels: { alertname: "Down" }, annotations: { runbook: "r" }, generatorURL: "http://p.example" };
    expect(detailsOf(alert)).toEqual({
      ...alert,
      groupKey: "{}",
      receiver: "hoc",
      externalURL: "http://alertmanager.example",
      startsAt: "2026-03-14T12:00:00Z",
    });
  });

  it("say since when it is resolved, and how many alerts were left out", () => {
    const resolved = { status: "resolved", endsAt: "2026-03-14T12:05:00Z" };
    expect(detailsOf(resolved, { truncatedAlerts: 40 })).toMatchObject({
      endsAt: "2026-03-14T12:05:00Z",
      truncatedAlerts: 40,
    });
  });

  it.each([
    ["one long text", { annotations: { log: "x".repeat(100_000) } }, 4_000],
    ["many texts", { annotations: manyOf(40, "y".repeat(3_000)) }, 400],
    ["very many texts", { labels: manyOf(400, "z".repeat(3_000)) }, 40],
    ["texts that JSON writes longer", { annotations: { log: "\u0001".repeat(60_000) } }, 4_000],
  ])("are cut where they are too long: %s", (_, alert, length) => {
    const details = detailsOf(alert) as { cut?: boolean; labels: object; annotations: object };
    expect(details.cut).toBe(true);
    expect(JSON.stringify(details).length).toBeLessThanOrEqual(MAX_DETAILS_LENGTH);
    const [text] = [...Object.values(details.labels), ...Object.values(details.annotations)];
    expect(text).toHaveLength(length);
  });

  it("leave labels out where there are too many of them", () => {
    const details = detailsOf({ labels: manyOf(10_000, "v") });
    expect(details).not.toHaveProperty("labels");
    expect(details).toMatchObject({ cut: true, receiver: "hoc" });
    expect(signalInputSchema.shape.details.safeParse(details).success).toBe(true);
  });
});

function manyOf(count: number, text: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`name_${i}`, text]));
}
