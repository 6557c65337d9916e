import type { ArtifactDraft, EventDraft } from "@hoc/incident-schemas";
import { buildArtifact, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { saveArtifact } from "./save-artifact.js";

const said: ArtifactDraft = {
  datasetId: "daily-costs",
  datasetVersion: "v1",
  inputWindowHash: "0a".repeat(32),
  asOf: "2026-03-14T11:00:00.000000Z",
  computeCodeVersion: "1.4.0",
};
const artifact = buildArtifact({ ...said, recordedAt: "2026-03-14T12:00:00.000007Z" });

function save(recorded: boolean, draft: ArtifactDraft = said) {
  const events: [tenantId: string, draft: EventDraft][] = [];
  const ports = stubPorts({
    artifacts: { saveArtifact: async () => ({ artifact, recorded }) },
    outbox: {
      append: async (tenantId, drafts) => {
        events.push(...drafts.map((one) => [tenantId, one] as [string, EventDraft]));
        return [];
      },
    },
  });
  return { events, saved: saveArtifact(ports, "acme", draft) };
}

describe("saving an artifact", () => {
  it("F-126: tells of one that is new, with its five fields", async () => {
    const { events, saved } = save(true);
    expect(await saved).toEqual({ artifact, recorded: true });
    expect(events).toEqual([
      [
        "acme",
        {
          eventType: "analytics.ArtifactRecorded",
          actor: { type: "SYSTEM", id: "analytics" },
          occurredAt: "2026-03-14T12:00:00.000007Z",
          fields: said,
        },
      ],
    ]);
  });

  it("F-126: tells nothing of one that was stored before, and gives it", async () => {
    const { events, saved } = save(false);
    expect(await saved).toEqual({ artifact, recorded: false });
    expect(events).toEqual([]);
  });

  it("F-123: refuses other content under a version that is stored, and tells nothing", async () => {
    const { events, saved } = save(false, { ...said, inputWindowHash: "0b".repeat(32) });
    await expect(saved).rejects.toMatchObject({ code: "artifact_conflict" });
    expect(events).toEqual([]);
  });
});
