import { expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { logRoot, rootOfLeaves, stepsRoot } from "./leaves.js";
import { rawContent } from "./raw-content.js";

it("commits to the timeline and to all steps, whether they stand there or not", () => {
  const whole = rawContent(aStory(), storyParams());
  const without = rawContent(aStory(), storyParams({ includeRawSteps: false, redaction: "details" }));
  expect(whole.log.root).toBe(rootOfLeaves(aStory().timeline.map(({ leaf }) => leaf)));
  expect(whole.trace).toMatchObject({ size: 18, root: stepsRoot(whole.steps ?? []) });
  expect([without.log, without.trace, without.steps]).toEqual([whole.log, whole.trace, null]);
  expect(logRoot(without.events)).toBe(whole.log.root);
});

it("takes the agent of the run, or else the one that the incident names", () => {
  const { run } = aStory();
  expect(rawContent(aStory({ run: run && { ...run, agentId: "writer" } }), storyParams()).agentId).toBe("writer");
  expect(rawContent(aStory({ run: undefined }), storyParams()).agentId).toBe("planner");
});
