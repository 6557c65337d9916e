import type { SignalView } from "@hoc/incident-schemas";
import { buildIncident, buildSignal, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { getIncidentSignals } from "./get-incident-signals.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const views = [3, 7, 9].map((sequence): SignalView => {
  const { detailsDigest: _digest, contentDigest: _content, ...signal } = buildSignal({ signalId: `s${sequence}` });
  return {
    ...signal,
    details: null,
    occurredAt: signal.receivedAt,
    recordedAt: signal.receivedAt,
    sequence,
    absorption: "attached",
    incidentId: "inc_1",
  };
});
const ports = stubPorts({
  incidentRead: { getIncident: async (_tenantId, id) => (id === "inc_1" ? buildIncident() : undefined) },
  signals: {
    listIncidentSignals: async (_tenantId, _id, { afterSequence, limit }) =>
      views.filter(({ sequence }) => sequence > afterSequence).slice(0, limit),
  },
});
const page = async (input: object) =>
  getIncidentSignals.output.parse(
    await getIncidentSignals.handler(getIncidentSignals.input.parse(input), { context, ports, ambient: fakeAmbient() }),
  );

describe("getIncidentSignals", () => {
  it("goes through the signals page by page, in the order they were recorded", async () => {
    const first = await page({ incidentId: "inc_1", limit: 1 });
    const second = await page({ incidentId: "inc_1", limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([3, 7, 9]);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
  });

  it("refuses an unknown incident and a strange cursor", async () => {
    await expect(page({ incidentId: "inc_2" })).rejects.toMatchObject({ code: "incident_not_found" });
    await expect(page({ incidentId: "inc_1", cursor: "x" })).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
