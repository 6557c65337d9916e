import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { detectPatterns } from "./detect-patterns.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;

it("finds patterns in the last 24 hours, or in those of the instant that is asked for", async () => {
  const ports = stubPorts({
    incidentPatterns: {
      fetchIncidentsCount: async () => 3,
      fetchCategoryClusters: async (tenantId) => [{ dimension: tenantId, incidentCount: 3, incidentIds: ["inc_1"] }],
      fetchSeveritySpikes: async () => [],
      fetchCascadeFailures: async () => [],
    },
  });
  const ask = async (input: object) =>
    detectPatterns.output.parse(
      await detectPatterns.handler(detectPatterns.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    );
  expect(await ask({})).toMatchObject({
    patterns: [{ patternType: "category_cluster", dimension: "acme", count: 3, confidence: 0.5 }],
    windowStart: "2026-03-13T11:59:55.000000Z",
    incidentsAnalyzed: 3,
  });
  expect(await ask({ asOf: "2026-03-14T10:00:00Z", windowHours: "2" })).toMatchObject({
    windowStart: "2026-03-14T08:00:00.000000Z",
    windowEnd: "2026-03-14T10:00:00.000000Z",
  });
  await expect(ask({ asOf: "2026-03-14T12:00:01Z" })).rejects.toMatchObject({ code: "invalid_input" });
});
