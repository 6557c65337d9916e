import { expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { sourceOf, sourcesOf } from "./sources.js";

it("names system, environment, question, cut-off and counts of every source", () => {
  const sources = sourcesOf(aStory(), storyParams());
  expect(sources.map(({ query, returned, expected, status }) => [query, returned, expected, status])).toEqual([
    ["timeline of incident inc_story", 12, 12, "complete"],
    ["signals of incident inc_story", 1, 1, "complete"],
    ["trace steps of trace trc_story", 18, 18, "complete"],
    ["policy rules of run run_story, at its start", 1, null, "complete"],
    ["evidence of incident inc_story", 1, null, "complete"],
    ["checkpoint of the tenant's timelines", 0, 1, "incomplete"],
  ]);
  expect(
    sources.every(
      ({ system, environment, cutoff }) =>
        system === "hoc-incidents" && environment === "production" && cutoff === storyParams().asOf,
    ),
  ).toBe(true);
});

it("says what was pruned, left out, not reached or never there", () => {
  const status = (name: "signals" | "steps", facts = aStory(), params = storyParams()) =>
    sourceOf({ sources: sourcesOf(facts, params) }, name)?.status;
  expect(status("signals", aStory({ incident: { signalCount: 5, lateSignals: 1 }, storedSignals: 4 }))).toBe(
    "incomplete",
  );
  expect(status("steps", aStory(), storyParams({ includeRawSteps: false }))).toBe("left_out");
  expect(status("steps", aStory({ steps: [] }), storyParams({ includeRawSteps: false }))).toBe("incomplete");
  expect(status("steps", aStory({ traceUnavailable: "It is down." }))).toBe("unavailable");
  expect(status("steps", aStory({ trace: undefined, steps: [] }))).toBeUndefined();
});
