import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { postmortemPublished } from "./postmortem-published.js";

it("F-117: names the artifact and the state in all traces, and says in the timeline what the postmortem says", () => {
  const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
  const content = {
    rootCause: "The retry had no limit.",
    effectiveness: "Stopped within a minute.",
    changes: [{ reference: "OPS-42", isDone: true }],
  };
  const incident = buildIncident({ lifecycleState: "RESOLVED", status: "RESOLVED", postmortemArtifactId: "wiki/42" });
  expect(postmortemPublished(incident, { postmortemArtifactId: "pm-1", content }, by)).toMatchObject({
    entry: {
      eventType: "postmortem_published",
      description: "Postmortem published by ada",
      data: { postmortemArtifactId: "pm-1", ...content },
      at: by.at,
    },
    audit: {
      eventType: "PostmortemPublished",
      before: { postmortemArtifactId: "wiki/42" },
      after: { postmortemArtifactId: "pm-1", postmortemStatus: "published" },
    },
    event: {
      eventType: "incidents.PostmortemPublished",
      fields: { incidentId: "inc_1", incidentState: "RESOLVED", postmortemArtifactId: "pm-1" },
    },
  });
});
