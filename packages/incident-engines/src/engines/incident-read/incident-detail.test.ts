import { incidentDetailSchema } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { incidentDetail } from "./incident-detail.js";

const asked: (ReadPoint | undefined)[] = [];
const ports = stubPorts({
  evidence: {
    async fetchRecoveryHistory(_tenantId, _incident, _limit, at) {
      asked.push(at);
      return [];
    },
  },
  lessons: {
    async fetchLessonOfIncident(tenantId, id, at) {
      asked.push(at);
      return tenantId === "acme" && id === "inc_1" ? "les_1" : undefined;
    },
  },
  signals: {
    async listRelatedCallIds(tenantId, id, limit, at) {
      asked.push(at);
      return [`${tenantId}/${id}/${limit}`];
    },
  },
});

it("shows the whole incident under incidentId, with what the recovery rules advise and as many call references as the config says", async () => {
  const { id, ...rest } = buildIncident({ category: "BILLING", policyId: "pol_1", errorCode: "TIMEOUT" });
  const detail = await incidentDetail(ports, { id, ...rest });
  expect(detail).toEqual({
    ...rest,
    incidentId: id,
    policyRef: "/policy/active/pol_1",
    violationRef: null,
    lessonRef: "/policy/lessons/les_1",
    recovery: {
      errorCategory: "TRANSIENT",
      recoveryMode: "RETRY_EXPONENTIAL",
      recommendedAction: "retry_exponential",
      mayExecuteUnattended: true,
      confidence: 0.85,
      explanation: "Matched: Retry after a timeout (0.85).",
    },
    relatedCallIds: ["acme/inc_1/1000"],
  });
  expect(incidentDetailSchema.parse(detail)).toEqual(detail);
});

it("F-056: leads to no lesson when nothing was learned from it", async () => {
  expect((await incidentDetail(ports, buildIncident({ id: "inc_2" }))).lessonRef).toBeNull();
});

it("shows UNKNOWN for no category", async () => {
  expect((await incidentDetail(ports, buildIncident({ category: null }))).category).toBe("UNKNOWN");
});

it("asks for the calls, the lesson and what helped before at the point that the incident was read at", async () => {
  const at = { asOf: "2026-03-14T09:00:00.000000Z", sequence: 3, isLatest: false };
  asked.length = 0;
  await incidentDetail(ports, buildIncident(), at);
  expect(asked).toEqual([at, at, at]);
});
