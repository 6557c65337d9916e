import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../../test/a-story.js";
import { aBundleFacts, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";

describe("recommended actions", () => {
  it("F-067: are one for every check that is not met, with owner and the instant by which it was due", () => {
    const facts = aBundleFacts({ incident: { ownerId: "grace" } });
    const { recommendedActions } = buildContent("executive_debrief", facts, someParams()).debrief;
    const { controls } = buildContent("soc2", facts, someParams());
    const notMet = controls.flatMap(({ checks }) => checks.filter(({ result }) => result === "not_met"));
    expect(recommendedActions.map(({ check }) => check)).toEqual(notMet.map(({ id }) => id));
    expect(recommendedActions).toContainEqual({
      check: "acknowledged_in_time",
      action: "Find out why nobody took the incident on in time, and change who is called.",
      owner: "grace",
      dueAt: "2026-03-14T15:58:00.000000Z",
    });
  });

  it("advise on a limit only where three incidents broke the same rule, and state how many", () => {
    const ofLimit = (similarIncidents30Days: number, overrides = {}) =>
      buildContent(
        "executive_debrief",
        aStory({ similarIncidents30Days, ...overrides }),
        storyParams(),
      ).debrief.recommendedActions.filter(({ check }) => check === "limit");
    expect(ofLimit(1)).toEqual([]);
    expect(ofLimit(2, { violation: undefined })).toEqual([]);
    expect(ofLimit(2)).toEqual([
      {
        check: "limit",
        action: "Look at the limit: 3 incidents of this kind in 30 days, this one included.",
        owner: "ada",
        dueAt: null,
      },
    ]);
  });
});
