import { incidentDetailResponseSchema } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { getIncidentDetail } from "./detail.js";

const LATEST = { asOf: "2026-03-14T11:59:55.000000Z", sequence: 0, isLatest: true };
const points: (ReadPoint | undefined)[] = [];
const ports = stubPorts({
  incidentsFacade: {
    async fetchIncidentById(tenantId, id, at) {
      points.push(at);
      return tenantId === "acme" && id === "inc_1" ? buildIncident() : undefined;
    },
  },
  signals: {
    async listRelatedCallIds(_tenantId, _id, _limit, at) {
      points.push(at);
      return ["call-1"];
    },
  },
  lessons: {
    async fetchLessonOfIncident(_tenantId, _id, at) {
      points.push(at);
      return "les_1";
    },
  },
  evidence: {
    async fetchRecoveryHistory(_tenantId, _incident, _limit, at) {
      points.push(at);
      return [];
    },
  },
});
const scope = { ports, clock: fixedClock() };

it("reads the incident, its calls, its lesson and what helped before at one point, and tells it", async () => {
  const detail = await getIncidentDetail(scope, "acme", { incidentId: "inc_1" });
  expect(incidentDetailResponseSchema.parse(detail)).toEqual(detail);
  expect(detail).toMatchObject({
    incidentId: "inc_1",
    relatedCallIds: ["call-1"],
    lessonRef: "/policy/lessons/les_1",
    asOf: LATEST.asOf,
    dataVersion: 0,
  });
  expect(points).toEqual([LATEST, LATEST, LATEST, LATEST]);
});

it.each([
  ["an unknown incident", "acme", "inc_2"],
  ["another tenant's", "globex", "inc_1"],
])("gives null for %s", async (_, tenantId, incidentId) => {
  expect(await getIncidentDetail(scope, tenantId, { incidentId })).toBeNull();
});

it("F-044: refuses an instant in the future", async () => {
  const asked = getIncidentDetail(scope, "acme", { incidentId: "inc_1", asOf: "2026-03-14T12:00:00.000001Z" });
  await expect(asked).rejects.toMatchObject({ details: { fields: [{ pointer: "/asOf" }] } });
});
