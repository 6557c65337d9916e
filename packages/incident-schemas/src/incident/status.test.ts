import { expect, it } from "vitest";
import {
  INCIDENT_STATUSES,
  incidentStatusSchema,
  LIFECYCLE_OF_STATUS,
  LIFECYCLE_STATES,
  STATUS_OF_LIFECYCLE,
  TRANSITION_TABLE,
  TRANSITIONS,
} from "./status.js";

it("F-001: status and lifecycle state say the same in two words", () => {
  for (const status of INCIDENT_STATUSES) expect(STATUS_OF_LIFECYCLE[LIFECYCLE_OF_STATUS[status]]).toBe(status);
  for (const state of LIFECYCLE_STATES) expect(LIFECYCLE_OF_STATUS[STATUS_OF_LIFECYCLE[state]]).toBe(state);
});

it("F-004: reads every spelling of a status as what is stored", () => {
  const read = ["open", "OPEN", "acknowledged", "ACKED", "resolved", "CLOSED"].map((s) =>
    incidentStatusSchema.parse(s),
  );
  expect(read).toEqual(["OPEN", "OPEN", "ACKNOWLEDGED", "ACKNOWLEDGED", "RESOLVED", "RESOLVED"]);
  expect(incidentStatusSchema.safeParse("INVESTIGATING").success).toBe(false);
  expect(incidentStatusSchema.safeParse("constructor").success).toBe(false);
});

it("F-002: the transition table is what it is, cell by cell", () => {
  const cells = LIFECYCLE_STATES.flatMap((from) =>
    TRANSITIONS.map((transition) => {
      const rule = TRANSITION_TABLE[from][transition];
      return `${from} ${transition} ${"to" in rule ? rule.to : rule.refused}`;
    }),
  );
  expect(cells).toEqual([
    "ACTIVE acknowledge ACKED",
    "ACTIVE resolve RESOLVED",
    "ACTIVE close RESOLVED",
    "ACTIVE autoResolve RESOLVED",
    "ACTIVE reopen not_resolved",
    "ACKED acknowledge already_acknowledged",
    "ACKED resolve RESOLVED",
    "ACKED close RESOLVED",
    "ACKED autoResolve RESOLVED",
    "ACKED reopen not_resolved",
    "RESOLVED acknowledge already_resolved",
    "RESOLVED resolve already_resolved",
    "RESOLVED close already_resolved",
    "RESOLVED autoResolve already_resolved",
    "RESOLVED reopen ACTIVE",
  ]);
});
