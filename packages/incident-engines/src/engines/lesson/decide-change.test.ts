import { LESSON_CHANGES, LESSON_STATUSES, type LessonChange, type LessonStatus } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildLesson } from "../../../test/lessons.js";
import { ADA, HOST, NOW } from "../../../test/noted-traces.js";
import { type AskedChange, decideChange } from "./decide-change.js";

const doing = { actor: ADA, at: NOW };
const LATER = "2026-03-15T12:00:00.000000Z";
const ASKED: Readonly<Record<LessonChange, AskedChange>> = {
  convert: { change: "convert" },
  defer: { change: "defer", deferUntil: LATER },
  dismiss: { change: "dismiss", reason: "known" },
  reactivate: { change: "reactivate", due: false },
};
const ALLOWED: readonly (readonly [LessonStatus, LessonChange])[] = [
  ["pending", "convert"],
  ["pending", "defer"],
  ["pending", "dismiss"],
  ["deferred", "reactivate"],
];

describe("what can be done with a lesson", () => {
  it.each(LESSON_STATUSES.flatMap((status) => LESSON_CHANGES.map((change) => [status, change] as const)))(
    "F-077: of one that is %s, to %s it is decided by the table",
    (status, change) => {
      const allowed = ALLOWED.some(([from, by]) => from === status && by === change);
      const isSame = status === "converted_to_draft" && change === "convert";
      const decision = allowed ? "allowed" : isSame ? "repeated" : "invalid_transition";
      expect(decideChange(buildLesson({ status }), ASKED[change], doing)).toBe(decision);
    },
  );

  it.each([
    [NOW, "deferral_in_past"],
    ["2026-03-14T11:59:59.999999Z", "deferral_in_past"],
    ["2026-03-14T12:00:00.000001Z", "allowed"],
  ])("F-079: it is put off to the future only: %s is %s", (deferUntil, decision) => {
    expect(decideChange(buildLesson(), { change: "defer", deferUntil }, doing)).toBe(decision);
  });

  it("is the same again only in the same words", () => {
    const deferred = buildLesson({ status: "deferred", deferredUntil: NOW });
    expect(decideChange(deferred, { change: "defer", deferUntil: NOW }, doing)).toBe("repeated");
    expect(decideChange(deferred, { change: "defer", deferUntil: LATER }, doing)).toBe("invalid_transition");
    const dismissed = buildLesson({ status: "dismissed", dismissedBy: "ada", dismissedReason: "known" });
    expect(decideChange(dismissed, { change: "dismiss", reason: "known" }, doing)).toBe("repeated");
    expect(decideChange(dismissed, { change: "dismiss", reason: "other" }, doing)).toBe("invalid_transition");
    const byHost = { actor: HOST, at: NOW };
    expect(decideChange(dismissed, { change: "dismiss", reason: "known" }, byHost)).toBe("invalid_transition");
  });
});
