import { LIFECYCLE_STATES, MILESTONES } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideRecordMilestone } from "./record-milestone.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const EARLIER = "2026-03-14T11:30:00.000000Z";
const target = { incidentId: "inc_1" };

/** An incident that began in the morning. */
const incidentOf = (values: Parameters<typeof buildIncident>[0]) =>
  buildIncident({ startedAt: "2026-03-14T09:00:00.000000Z", ...values });

describe("recording a milestone", () => {
  it.each(MILESTONES.flatMap((milestone) => LIFECYCLE_STATES.map((state) => [milestone, state] as const)))(
    "%s is possible when %s",
    (milestone, lifecycleState) => {
      const decision = decideRecordMilestone(
        buildIncident({ lifecycleState }),
        { ...target, milestone, impact: "unknown" },
        by,
      );
      expect(decision).toMatchObject({
        ok: true,
        entry: {
          eventType: milestone,
          at: by.at,
          data: { milestone, milestoneAt: by.at, summary: null, dataImpact: null },
        },
        audit: { eventType: "IncidentMilestoneRecorded", after: { milestone } },
        event: {
          eventType: "incidents.IncidentMilestoneRecorded",
          fields: { milestone, milestoneAt: by.at, incidentState: lifecycleState },
        },
      });
    },
  );

  it("keeps the instant of the step apart from that of its recording", () => {
    const decision = decideRecordMilestone(
      incidentOf({}),
      { ...target, milestone: "remediated", at: EARLIER, summary: "rolled back" },
      by,
    );
    expect(decision).toMatchObject({
      change: { containedAt: null },
      entry: { at: EARLIER, description: "Recorded as remediated by ada: rolled back", data: { milestoneAt: EARLIER } },
      audit: { at: by.at, reason: "rolled back" },
      event: { occurredAt: by.at, fields: { milestoneAt: EARLIER } },
    });
  });

  it("sets the containment once", () => {
    const contained = { ...target, milestone: "contained", at: EARLIER } as const;
    expect(decideRecordMilestone(incidentOf({}), contained, by)).toMatchObject({
      change: { containedAt: EARLIER },
      audit: { before: { containedAt: null }, after: { containedAt: EARLIER } },
    });
    const first = "2026-03-14T11:00:00.000000Z";
    expect(decideRecordMilestone(incidentOf({ containedAt: first }), contained, by)).toMatchObject({
      ok: true,
      change: { containedAt: null },
      audit: { after: { containedAt: first } },
    });
  });

  it("asks for the impact of a classification, and of nothing else", () => {
    expect(decideRecordMilestone(incidentOf({}), { ...target, milestone: "classified" }, by)).toEqual({
      ok: false,
      reason: "impact_required",
    });
    expect(
      decideRecordMilestone(
        incidentOf({}),
        { ...target, milestone: "classified", impact: "no", dataImpact: "yes" },
        by,
      ),
    ).toMatchObject({ ok: true, entry: { data: { impact: "no", dataImpact: "yes" } } });
    expect(decideRecordMilestone(incidentOf({}), { ...target, milestone: "recovered" }, by).ok).toBe(true);
  });

  it("is refused for a time before the incident began, down to the microsecond", () => {
    const incident = buildIncident({ startedAt: "2026-03-14T09:00:00.000001Z" });
    const at = (instant: string) =>
      decideRecordMilestone(incident, { ...target, milestone: "contained", at: instant }, by);
    expect(at("2026-03-14T09:00:00.000000Z")).toEqual({ ok: false, reason: "milestone_before_start" });
    expect(at("2026-03-14T09:00:00.000001Z").ok).toBe(true);
  });

  it("is refused for the future, down to the microsecond", () => {
    const at = (instant: string) =>
      decideRecordMilestone(incidentOf({}), { ...target, milestone: "contained", at: instant }, by);
    expect(at("2026-03-14T12:00:00.000001Z")).toEqual({ ok: false, reason: "milestone_in_future" });
    expect(at(by.at).ok).toBe(true);
  });
});
