import { describe, expect, it } from "vitest";
import { recordAlertsInputSchema } from "./alertmanager.js";

const notification = (more: object = {}) => ({ version: "4", groupKey: "{}", alerts: [], ...more });

describe("a notification of Alertmanager", () => {
  it("may have members that nobody knows yet, also in its alerts", () => {
    const alerts = [{ status: "firing", startsAt: "2026-03-14T12:00:00Z", labels: { a: "b" }, news: 1 }];
    const parsed = recordAlertsInputSchema.parse(notification({ alerts, notificationReason: "repeat" }));
    expect(parsed).toMatchObject({
      receiver: "",
      truncatedAlerts: 0,
      alerts: [{ labels: { a: "b" }, annotations: {} }],
    });
  });

  it("may come from a program that gives its group no name", () => {
    expect(recordAlertsInputSchema.parse(notification({ groupKey: undefined })).groupKey).toBe("");
  });

  it.each([
    ["another version", { version: "3" }],
    ["no alerts", { alerts: undefined }],
    ["an alert in no state", { alerts: [{ startsAt: "2026-03-14T12:00:00Z" }] }],
    ["a label that is no text", { alerts: [{ status: "firing", startsAt: "x", labels: { a: 1 } }] }],
  ])("is none with %s", (_, more) => {
    expect(recordAlertsInputSchema.safeParse(notification(more)).success).toBe(false);
  });
});
