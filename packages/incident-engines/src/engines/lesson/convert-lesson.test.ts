import { expect, it } from "vitest";
import { buildLesson, lessonWorld } from "../../../test/lessons.js";
import { ADA, NOW } from "../../../test/noted-traces.js";
import { convertLesson } from "./convert-lesson.js";

const by = { actor: ADA, at: NOW };

it("F-076: is true when lesson and draft are there, false and nothing more when the lesson had changed", async () => {
  const world = lessonWorld({ lessons: [buildLesson()] });
  expect(await convertLesson(world.writing, "acme", buildLesson(), by)).toBe(true);
  expect(world.proposals).toHaveLength(1);
  expect(await convertLesson(world.writing, "acme", buildLesson(), by)).toBe(false);
  expect(world.proposals).toHaveLength(1);
});

it("asks for the open draft of the lesson's cause", async () => {
  const asked: unknown[] = [];
  const findOpenDraft = async (...question: unknown[]) => {
    asked.push(question);
    return "prop_7";
  };
  const { writing } = lessonWorld({ lessons: [buildLesson()], stubs: { policyProposals: { findOpenDraft } } });
  await convertLesson(writing, "acme", buildLesson(), by);
  const cause = { proposalType: "retry_policy", errorCode: "STEP_FAILURE", isSynthetic: false, sourceType: "lesson" };
  expect(asked).toEqual([["acme", expect.objectContaining(cause)]]);
});
