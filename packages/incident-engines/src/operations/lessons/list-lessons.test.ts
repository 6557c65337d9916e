import type { LessonSummary } from "@hoc/incident-schemas";
import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildLesson } from "../../../test/lessons.js";
import { listLessons } from "./list-lessons.js";

const LESSONS = [3, 2, 1].map((sequence): LessonSummary => {
  const lessonId = `les_${sequence}`;
  const { tenantId, lessonType, severity, title, status, sourceEventType, sourceEventId } = buildLesson();
  const { createdAt, deferredUntil, draftProposalId, isSynthetic } = buildLesson();
  const said = { tenantId, lessonType, severity, title, status, sourceEventType, sourceEventId };
  return {
    lessonId,
    ...said,
    createdAt,
    deferredUntil,
    draftProposalId,
    isSynthetic,
    sequence,
    hasProposedAction: true,
  };
});

function scene() {
  const asked: object[] = [];
  const ports = stubPorts({
    lessons: {
      async fetchLessonsList(_tenantId, query) {
        asked.push(query);
        const { beforeSequence = 9, limit } = query;
        return LESSONS.filter(({ sequence }) => sequence < beforeSequence).slice(0, limit);
      },
      async countLessons(_tenantId, filters, at) {
        asked.push({ counted: filters, at });
        return LESSONS.length;
      },
    },
  });
  return {
    asked,
    list: (input: object) => ask(listLessons, ports, "viewer")(input) as Promise<{ nextCursor: string }>,
  };
}

it("F-077: lists lessons a page at a time with how many there are, all at one point", async () => {
  const { asked, list } = scene();
  const question = { status: "pending", limit: 2 };
  const first = await list(question);
  expect(first).toEqual({
    items: LESSONS.slice(0, 2),
    total: 3,
    hasMore: true,
    nextCursor: expect.any(String),
    ...READ,
  });
  const second = await list({ ...question, cursor: first.nextCursor });
  expect(second).toEqual({ items: LESSONS.slice(2), total: 3, hasMore: false, nextCursor: null, ...READ });
  const filters = { status: "pending", includeSynthetic: false };
  const at = { asOf: READ.asOf };
  expect(asked).toMatchObject([
    { counted: filters, at },
    { filters, beforeSequence: undefined, limit: 3, at },
    { counted: filters, at },
    { filters, beforeSequence: 2, limit: 3, at },
  ]);
});

it("refuses a cursor of another question", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ limit: 2 });
  await expect(list({ status: "pending", cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
});

it.each([0, 101])("F-077: gives no page of %d", async (limit) => {
  await expect(scene().list({ limit })).rejects.toMatchObject({ details: { fields: [{ pointer: "/limit" }] } });
});
