import { ERROR_CODES } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { newerIncidentOpen, notResolvedYet, refusal, versionConflict } from "./refusals.js";

it.each([
  ["already_acknowledged", "conflict", "by bob"],
  ["already_resolved", "conflict", "at 2026-03-14T10:00:00.000000Z"],
  ["not_resolved", "conflict", "is OPEN"],
  ["severity_unchanged", "refused", "medium"],
  ["reason_required", "refused", "`reason`"],
  ["impact_required", "refused", "`impact`"],
  ["milestone_in_future", "refused", "`at`"],
  ["evidence_in_future", "refused", "`at`"],
  ["milestone_before_start", "refused", "began"],
] as const)("%s is a %s, names the incident and says what is the matter", (reason, kind, words) => {
  const error = refusal(reason, buildIncident({ acknowledgedBy: "bob", resolvedAt: "2026-03-14T10:00:00.000000Z" }));
  expect(error).toMatchObject({ code: reason, kind, details: { incidentId: "inc_1" } });
  expect(error.message).toContain(words);
  expect(ERROR_CODES[reason].kind).toBe(kind);
});

it("a postmortem of what goes on is a conflict that says what to wait for", () => {
  expect(notResolvedYet(buildIncident())).toMatchObject({
    code: "not_resolved",
    kind: "conflict",
    details: { incidentId: "inc_1" },
    message: "The incident inc_1 is OPEN; its postmortem is published once it is resolved.",
  });
});

it("a newer open incident is named in sentence and details", () => {
  expect(newerIncidentOpen({ id: "inc_2" })).toMatchObject({
    kind: "conflict",
    details: { incidentId: "inc_2" },
    message: expect.stringContaining("inc_2"),
  });
});

it("a stale command hears the current version, when there is one", () => {
  expect(versionConflict("inc_1", 4)).toMatchObject({
    kind: "stale",
    details: { incidentId: "inc_1", currentVersion: 4 },
    message: expect.stringContaining("version 4"),
  });
  expect(versionConflict("inc_1", undefined).details).toEqual({ incidentId: "inc_1" });
});
