import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { buildContent } from "./build-content.js";
import type { BundleFacts } from "./facts.js";
import { inflectionOf } from "./inflection.js";

const of = (facts: BundleFacts) => buildContent("evidence", facts, storyParams()).inflection;
const { violation, run } = aStory();

describe("the step at which it went wrong", () => {
  it("is the one that broke a rule; step 0 is one too", () => {
    expect(of(aStory())).toEqual({ stepIndex: 17, at: "2026-03-14T09:25:40.000000Z" });
    expect(of(aStory({ violation: violation && { ...violation, stepIndex: 0 } }))).toEqual({
      stepIndex: 0,
      at: "2026-03-14T09:20:00.000000Z",
    });
  });

  it("is else the one at which a run stopped that did not do its work", () => {
    const stopped = run && { ...run, stoppedAtStep: 3 };
    expect(of(aStory({ violation: undefined, run: stopped }))?.stepIndex).toBe(3);
    expect(of(aStory({ violation: undefined, run: stopped && { ...stopped, outcome: "SUCCESS" } }))).toBeNull();
    expect(of(aStory({ violation: undefined, run: undefined }))).toBeNull();
  });

  it("is none that the trace does not have", () => {
    expect(of(aStory({ violation: violation && { ...violation, stepIndex: 99 } }))).toBeNull();
    expect(of(aStory({ violation: violation && { ...violation, stepIndex: null } }))).toBeNull();
  });

  it("keeps its instant where the raw steps are left out, but not its index", () => {
    const content = buildContent("evidence", aStory(), storyParams({ includeRawSteps: false }));
    const moved = { ...content, inflection: { stepIndex: 3, at: "2026-03-14T09:21:00.000000Z" } };
    expect(inflectionOf(moved)).toEqual({ stepIndex: 17, at: "2026-03-14T09:21:00.000000Z" });
    expect(inflectionOf({ ...content, inflection: null })).toBeNull();
  });
});
