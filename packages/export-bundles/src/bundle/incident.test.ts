import { expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { incidentOf } from "./incident.js";

it("is the incident as it is stored, which a redaction then goes over", () => {
  const facts = { ...aStory(), similarIncidents30Days: 2 };
  const { title, triggerValue, ownerId } = facts.incident;
  expect(incidentOf(facts)).toMatchObject({ title, triggerValue, ownerId, similarIncidents30Days: 2 });
});
