import { expect, it } from "vitest";
import { alertName, alertSignalId } from "./alert-name.js";

const GROUP = { groupKey: '{}:{alertname="Down"}', groupLabels: { alertname: "Down" } };
const ALERT = {
  fingerprint: "598975add16a56d4",
  labels: { alertname: "Down" },
  startsAt: "2026-03-14T11:59:30.123456789Z",
};

it("takes an instant for the same however it is written", () => {
  const elsewhere = { ...ALERT, startsAt: "2026-03-14T12:59:30.123456+01:00" };
  expect(alertName(GROUP, elsewhere)).toEqual(alertName(GROUP, ALERT));
});

it("names an alert without fingerprint by its labels", () => {
  const named = alertName(GROUP, { ...ALERT, fingerprint: "" });
  expect(named.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(alertName(GROUP, { ...ALERT, fingerprint: "", labels: { alertname: "Up" } })).not.toEqual(named);
});

it("names a group without key by its labels", () => {
  const named = alertName({ ...GROUP, groupKey: "" }, ALERT);
  expect(named.groupKey).toMatch(/^[0-9a-f]{64}$/);
  expect(alertName({ groupKey: "", groupLabels: { alertname: "Up" } }, ALERT)).not.toEqual(named);
});

it("group, fingerprint, start, state and occurrence each tell signals of alerts apart", () => {
  const name = alertName(GROUP, ALERT);
  const ids = [
    alertSignalId(name, "firing", 0),
    alertSignalId(name, "resolved", 0),
    alertSignalId(name, "firing", 1),
    alertSignalId({ ...name, groupKey: "{}" }, "firing", 0),
    alertSignalId({ ...name, fingerprint: "5c23b438e1979a93" }, "firing", 0),
    alertSignalId({ ...name, startsAt: "2026-03-14T12:00:00.000000Z" }, "firing", 0),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(alertSignalId(alertName(GROUP, ALERT), "firing", 0)).toBe(ids[0]);
});
