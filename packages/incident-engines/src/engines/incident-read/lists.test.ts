import type { IncidentEvent, SignalView } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { INCIDENT_SIGNALS, INCIDENTS_NEWEST_FIRST, TIMELINE } from "./lists.js";

it.each([
  [
    "incidents",
    INCIDENTS_NEWEST_FIRST.write(buildIncident()),
    INCIDENTS_NEWEST_FIRST,
    { createdAt: "2026-03-14T11:58:00.000000Z", id: "inc_1" },
  ],
  ["timeline", TIMELINE.write({ sequenceNo: 17 } as IncidentEvent), TIMELINE, 17],
  ["signals", INCIDENT_SIGNALS.write({ sequence: 4711 } as SignalView), INCIDENT_SIGNALS, 4711],
] as const)("the list of %s reads the positions that it writes", (_, written, list, position) => {
  expect(written).toHaveLength(list.parts);
  expect(list.read(written)).toEqual(position);
});
