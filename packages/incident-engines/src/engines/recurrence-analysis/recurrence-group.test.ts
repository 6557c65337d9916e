import { getRecurrenceGroupInputSchema, recurrenceGroupSchema } from "@hoc/incident-schemas";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { snapshotToSummary } from "../incidents-facade/snapshot-to-summary.js";
import { getRecurrenceGroup } from "./recurrence-group.js";

const AS_OF = "2026-03-14T10:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 4, isLatest: false };
const SIGNATURE = { recurrenceSignature: "ab".repeat(32), signatureVersion: "v1" };
const asked = buildIncident({ ...SIGNATURE, resolutionSummary: "It was fixed.", postmortemArtifactId: "pm-1" });
const other = buildIncident({ ...SIGNATURE, id: "inc_2", isSynthetic: true });

function asking(found = true) {
  const getIncident = vi.fn(async () => (found ? asked : undefined));
  const fetchRecurrenceGroup = vi.fn(async () => ({ incidents: [asked, other], count: 9 }));
  const ports = stubPorts({
    incidentRead: { getIncident },
    recurrence: { fetchRecurrenceGroup },
    readPoints: {
      findProgress: async () => ({ lastSequence: 9, lastRecordedAt: "2026-03-14T11:00:00.000000Z" }),
      findSequenceAt: async () => 4,
    },
  });
  const ask = async (input: object) =>
    recurrenceGroupSchema.parse(
      await getRecurrenceGroup({ ports, clock: fixedClock() }, "acme", getRecurrenceGroupInputSchema.parse(input)),
    );
  return { ask, getIncident, fetchRecurrenceGroup };
}

it("F-121: gives the incidents of its signature and version, and how many there are, all as of one point", async () => {
  const { ask, getIncident, fetchRecurrenceGroup } = asking();
  expect(await ask({ incidentId: "inc_1", limit: "2", asOf: AS_OF })).toEqual({
    incidentId: "inc_1",
    ...SIGNATURE,
    incidents: [
      { ...snapshotToSummary(asked), resolutionSummary: "It was fixed.", postmortemArtifactId: "pm-1" },
      { ...snapshotToSummary(other), resolutionSummary: null, postmortemArtifactId: null },
    ],
    count: 9,
    asOf: AS_OF,
    dataVersion: 4,
  });
  expect(getIncident.mock.calls).toEqual([["acme", "inc_1", AT]]);
  expect(fetchRecurrenceGroup.mock.calls).toEqual([["acme", SIGNATURE, 2, AT]]);
});

it("F-121: shows 50 unless asked for more or fewer, from 1 to 200", () => {
  expect(getRecurrenceGroupInputSchema.parse({ incidentId: "inc_1" }).limit).toBe(50);
  expect(getRecurrenceGroupInputSchema.parse({ incidentId: "inc_1", limit: 200 }).limit).toBe(200);
  for (const limit of [0, 201])
    expect(getRecurrenceGroupInputSchema.safeParse({ incidentId: "inc_1", limit }).success).toBe(false);
});

it("refuses an incident that the tenant does not have", async () => {
  const { ask, fetchRecurrenceGroup } = asking(false);
  await expect(ask({ incidentId: "inc_1", asOf: AS_OF })).rejects.toMatchObject({ code: "incident_not_found" });
  expect(fetchRecurrenceGroup).not.toHaveBeenCalled();
});
