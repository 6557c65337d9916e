import { expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { incidentOf } from "./incident.js";

it("leaves the title out of every redacted bundle", () => {
  const titles = (["none", "free_text", "details"] as const).map(
    (redaction) => incidentOf(aStory(), storyParams({ redaction })).title,
  );
  expect(titles).toEqual(["The planner used more tokens than it may", null, null]);
});
