import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TwentyCallers, twentyCallers } from "../../test/twenty-callers.js";

const ada = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "admin" } as const;

let twenty: TwentyCallers;
beforeAll(async () => {
  twenty = await twentyCallers();
});
afterAll(() => twenty.stop());

const eventsOf = (type: string, lessonId: string) =>
  twenty.count("domain_events", sql`t.event_type = ${type} and t.payload ->> 'lessonId' = ${lessonId}`);

async function learned(sourceEventId: string): Promise<string> {
  const told = { sourceEventId, severity: "high", errorCode: `CODE_OF_${sourceEventId}` };
  const { lesson } = await twenty.one.execute("incidents.lessons.detectFromFailure", told, ada);
  if (lesson === null) throw new Error("nothing was learned");
  return lesson.lessonId;
}

describe("twenty connections that say the same", () => {
  it("F-074: of a failure leave one lesson, told of once", async () => {
    const told = { sourceEventId: "run-1", severity: "critical", errorCode: "AGENT_CRASH" };
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.lessons.detectFromFailure", told, ada),
    );
    expect(answers.filter(({ outcome }) => outcome === "recorded")).toHaveLength(1);
    const [lessonId, ...others] = new Set(answers.map(({ lesson }) => lesson?.lessonId));
    expect(others).toEqual([]);
    expect(await twenty.count("lessons_learned", sql`t.source_event_id = 'run-1'`)).toBe(1);
    expect(await eventsOf("lessons.LessonDetected", String(lessonId))).toBe(1);
  });

  it("F-074: of a limit, each for a run of its own, leave one lesson a day", async () => {
    const answers = await twenty.all((operations, index) =>
      operations.execute(
        "incidents.lessons.detectFromNearThreshold",
        { sourceEventId: `near-${index}`, metric: "tokens", currentValue: 91, thresholdValue: 100 },
        ada,
      ),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([...Array(19).fill("debounced"), "recorded"]);
    expect(new Set(answers.map(({ lesson }) => lesson?.lessonId)).size).toBe(1);
    expect(await twenty.count("lessons_learned", sql`t.lesson_type = 'near_threshold'`)).toBe(1);
  });

  it("F-076: of a lesson that becomes a draft leave one draft, and no orphan", async () => {
    const lessonId = await learned("run-2");
    const answers = await twenty.all((operations) =>
      operations.execute("incidents.lessons.convertLessonToDraft", { lessonId }, ada),
    );
    expect(answers.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ draftProposalId }) => draftProposalId)).size).toBe(1);
    expect(await twenty.count("policy_proposals", sql`t.error_code = 'CODE_OF_run-2'`)).toBe(1);
    expect(await eventsOf("lessons.LessonConverted", lessonId)).toBe(1);
  });
});

it("F-076: of connections that convert, defer and dismiss one lesson exactly one has its way", async () => {
  const lessonId = await learned("run-3");
  const ways = [
    ["incidents.lessons.convertLessonToDraft", {}],
    ["incidents.lessons.deferLesson", { deferUntil: "2099-01-01T00:00:00Z" }],
    ["incidents.lessons.dismissLesson", { reason: "known" }],
  ] as const;
  const answers = await Promise.allSettled(
    twenty.callers.map((operations, index) => {
      const [operation, more] = ways[index % 3] as (typeof ways)[number];
      return operations.execute(operation, { lessonId, ...more } as never, ada);
    }),
  );
  const told = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  expect(told.filter(({ recorded }) => recorded)).toHaveLength(1);
  const [status, ...others] = new Set(told.map((answer) => answer.status));
  expect(others).toEqual([]);
  for (const answer of answers)
    if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "lesson_transition_refused" });
  const drafts = await twenty.count("policy_proposals", sql`t.error_code = 'CODE_OF_run-3'`);
  expect(drafts).toBe(status === "converted_to_draft" ? 1 : 0);
  expect(await twenty.count("lesson_transitions", sql`t.lesson_id = ${lessonId}`)).toBe(1);
});
