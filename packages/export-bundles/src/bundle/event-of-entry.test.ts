import { expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { eventOfEntry } from "./event-of-entry.js";
import { eventLeaf, genesisOf } from "./leaves.js";

it("takes an entry over so that its leaf stays what the store wrote", () => {
  const { timeline } = aStory();
  const events = timeline.map(eventOfEntry);
  expect(events.map(eventLeaf)).toEqual(timeline.map(({ leaf }) => leaf));
  expect(events[0]?.prev).toBe(genesisOf("acme", "inc_story"));
  expect(events[1]).toMatchObject({ seq: 2, id: "ev_2", type: "acknowledged", prev: timeline[0]?.leaf });
});
