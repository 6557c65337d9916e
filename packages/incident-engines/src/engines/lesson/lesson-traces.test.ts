import { eventBase, validateEventPayload } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildLesson } from "../../../test/lessons.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import type { AskedChange } from "./decide-change.js";
import { lessonChangedTraces, lessonDetectedTraces } from "./lesson-traces.js";

const doing = { actor: ADA, at: NOW };
const project = { projectId: "shop" };
const LATER = "2026-03-15T12:00:00.000000Z";

describe("what is told of a lesson", () => {
  it("that is new: type, severity and what it was drawn from", () => {
    const { events, audit } = lessonDetectedTraces({ ...buildLesson(), subject: "" }, project, doing);
    const told = { lessonType: "failure", severity: "HIGH", sourceEventType: "run", sourceEventId: "run-1" };
    expect(events).toEqual([
      {
        eventType: "lessons.LessonDetected",
        fields: { lessonId: "les_1", ...told },
        projectId: "shop",
        actor: ADA,
        occurredAt: NOW,
      },
    ]);
    expect(audit).toMatchObject([
      {
        eventType: "LessonDetected",
        entityType: "LESSON",
        entityId: "les_1",
        before: null,
        after: { status: "pending", ...told },
      },
    ]);
  });

  it.each<[AskedChange, string, object, object]>([
    [{ change: "convert" }, "LessonConverted", { proposalId: "prop_1" }, { reason: null }],
    [{ change: "defer", deferUntil: LATER }, "LessonDeferred", { deferUntil: LATER }, { reason: null }],
    [{ change: "dismiss", reason: "known" }, "LessonDismissed", { reason: "known" }, { reason: "known" }],
    [{ change: "reactivate", due: true }, "LessonReactivated", { due: true }, { reason: null }],
  ])("that changes, by %j: the change, and how it stood before and stands after", (asked, type, fields, audited) => {
    const before = buildLesson();
    const after = buildLesson({ status: "deferred", deferredUntil: LATER, draftProposalId: "prop_1" });
    const { events, audit } = lessonChangedTraces(before, after, asked, project, doing);
    expect(events).toMatchObject([
      { eventType: `lessons.${type}`, projectId: "shop", fields: { lessonId: "les_1", ...fields } },
    ]);
    for (const draft of events)
      validateEventPayload({ ...eventBase("acme", draft, { eventId: "evt_1", sequenceNo: 1 }), ...draft.fields });
    expect(audit).toEqual([
      {
        eventType: type,
        entityType: "LESSON",
        entityId: "les_1",
        actor: ADA,
        at: NOW,
        before: { status: "pending", deferredUntil: null, draftProposalId: null },
        after: { status: "deferred", deferredUntil: LATER, draftProposalId: "prop_1" },
        ...audited,
      },
    ]);
  });
});
