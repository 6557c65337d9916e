import { type HistoricalMatch, incidentRecoverySchema } from "@hoc/incident-schemas";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { adviseIncident, incidentRecovery } from "./advise-incident.js";

const AT = { asOf: "2026-03-14T09:00:00.000000Z", sequence: 3, isLatest: false };

function asking(history: HistoricalMatch[] = []) {
  const asked: unknown[] = [];
  const ports = stubPorts({
    evidence: {
      async fetchRecoveryHistory(...question) {
        asked.push(question);
        return history;
      },
    },
  });
  return { ports, asked };
}

describe("adviseIncident", () => {
  it("goes by the error and by how often it happened", async () => {
    const incident = buildIncident({ errorCode: "HTTP_503", errorMessage: "invalid", signalCount: 5 });
    const advice = await adviseIncident(asking().ports, incident);
    expect(advice).toMatchObject({
      errorCategory: "TRANSIENT",
      recommendedAction: "circuit_breaker",
      confidence: 0.85,
    });
    const matched = advice.ruleResults.filter((rule) => rule.matched).map(({ ruleId }) => ruleId);
    expect(matched).toEqual(["server_error_fallback", "escalate_repeated"]);
  });

  it("goes by what helped before, as it was recorded at the point of the read", async () => {
    const { ports, asked } = asking(Array(3).fill({ action: "fallback_model", succeeded: true }));
    const incident = buildIncident();
    const advice = await adviseIncident(ports, incident, AT);
    expect(advice.recommendedAction).toBe("fallback_model");
    expect(asked).toEqual([["acme", incident, 1_000, AT]]);
  });

  it("takes an incident without signals as having happened once", async () => {
    const advice = await adviseIncident(asking().ports, buildIncident({ signalCount: 0 }));
    expect(advice).toMatchObject({ errorCategory: "PERMANENT", explanation: "No rule matched." });
  });

  it("is shown without the single rules", async () => {
    const advice = await adviseIncident(asking().ports, buildIncident({ errorMessage: "quota" }));
    expect(incidentRecoverySchema.parse(incidentRecovery(advice))).toEqual({
      errorCategory: "RESOURCE",
      recoveryMode: "RETRY_WITH_JITTER",
      recommendedAction: null,
      mayExecuteUnattended: false,
      confidence: 0,
      explanation: "No rule matched.",
    });
  });
});
