import type { IncidentEvent, SignalView } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { INCIDENT_SIGNALS, incidentList, newestFirst, TIMELINE, TRACE_STEPS } from "./lists.js";

const BY_SEVERITY = incidentList("incidents", { sortBy: "severity", sortOrder: "asc", selection: "s1" });
const RESOLVED = buildIncident({ severity: "high", resolvedAt: "2026-03-14T12:00:00.000000Z" });

it.each([
  [
    "open incidents",
    BY_SEVERITY.write(buildIncident()),
    BY_SEVERITY,
    { createdAt: "2026-03-14T11:58:00.000000Z", resolvedAt: null, severity: "medium", id: "inc_1" },
  ],
  [
    "resolved incidents",
    BY_SEVERITY.write(RESOLVED),
    BY_SEVERITY,
    {
      createdAt: "2026-03-14T11:58:00.000000Z",
      resolvedAt: "2026-03-14T12:00:00.000000Z",
      severity: "high",
      id: "inc_1",
    },
  ],
  ["timeline", TIMELINE.write({ sequenceNo: 17 } as IncidentEvent), TIMELINE, 17],
  ["runs, newest first", newestFirst("runs").write({ sequence: 4712 }), newestFirst("runs"), 4712],
  ["steps", TRACE_STEPS.write({ stepIndex: 12 }), TRACE_STEPS, 12],
  ["signals", INCIDENT_SIGNALS.write({ sequence: 4711 } as SignalView), INCIDENT_SIGNALS, 4711],
] as const)("the list of %s reads the positions that it writes", (_, written, list, position) => {
  expect(written).toHaveLength(list.parts);
  expect(list.read(written)).toEqual(position);
});

it("a list of incidents says in which order it is, and of which selection", () => {
  expect(BY_SEVERITY.order).toEqual(["severity", "asc", "s1"]);
});

it("a list by falling sequence keeps its question, and reads nothing but whole numbers", () => {
  const runs = newestFirst("runs", ["FAILURE"]);
  expect(runs.order).toEqual(["FAILURE"]);
  expect(["", "-1", "1.5", "x"].map((text) => runs.read([text]))).toEqual(Array(4).fill(undefined));
});

it("the list of steps reads no index that the database could not compare", () => {
  expect(TRACE_STEPS.read(["2147483647"])).toBe(2_147_483_647);
  expect(["2147483648", "999999999999999", "-1", ""].map((text) => TRACE_STEPS.read([text]))).toEqual(
    Array(4).fill(undefined),
  );
});
