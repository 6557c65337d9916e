import type { IncidentEvent } from "@hoc/incident-schemas";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { getIncidentTimeline } from "./get-incident-timeline.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const NOW = "2026-03-14T12:00:00.000000Z";
const entries = [1, 2, 3].map(
  (sequenceNo): IncidentEvent => ({
    id: `evt_${sequenceNo}`,
    incidentId: "inc_1",
    sequenceNo,
    sequence: sequenceNo * 10,
    eventType: "note_added",
    description: "Note",
    data: {},
    actor: { type: "HUMAN", id: "ada" },
    createdAt: NOW,
    recordedAt: NOW,
    prev: "0",
    leaf: "1",
  }),
);
const ports = stubPorts({
  incidentRead: {
    getIncident: async (_tenantId, id) => (id === "inc_1" ? buildIncident() : undefined),
    getIncidentEvents: async (_tenantId, _id, { afterSequenceNo, limit }) =>
      entries.filter((entry) => entry.sequenceNo > afterSequenceNo).slice(0, limit),
  },
});
const page = async (input: object) =>
  getIncidentTimeline.output.parse(
    await getIncidentTimeline.handler(getIncidentTimeline.input.parse(input), {
      context,
      ports,
      ambient: fakeAmbient(),
    }),
  );

describe("getIncidentTimeline", () => {
  it("goes through the entries page by page, oldest first", async () => {
    const first = await page({ incidentId: "inc_1", limit: 2 });
    expect(first.items.map(({ sequenceNo }) => sequenceNo)).toEqual([1, 2]);
    const second = await page({ incidentId: "inc_1", limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ sequenceNo: 3 }], hasMore: false, nextCursor: null });
  });

  it("refuses an unknown incident and a strange cursor", async () => {
    await expect(page({ incidentId: "inc_2" })).rejects.toMatchObject({ code: "incident_not_found" });
    await expect(page({ incidentId: "inc_1", cursor: "x" })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
