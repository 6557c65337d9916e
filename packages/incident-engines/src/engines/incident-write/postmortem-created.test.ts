import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { postmortemCreated } from "./postmortem-created.js";

it("F-117: names the artifact and the state in all traces", () => {
  const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
  expect(postmortemCreated(buildIncident(), "pm-1", by)).toMatchObject({
    entry: {
      eventType: "postmortem_created",
      description: "Postmortem begun by ada",
      data: { postmortemArtifactId: "pm-1" },
    },
    audit: {
      eventType: "PostmortemCreated",
      before: { postmortemArtifactId: null },
      after: { postmortemArtifactId: "pm-1" },
    },
    event: {
      eventType: "incidents.PostmortemCreated",
      fields: { incidentId: "inc_1", incidentState: "ACTIVE", postmortemArtifactId: "pm-1" },
    },
  });
});
