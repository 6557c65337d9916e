import { buildArtifact, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { get } from "./get.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: AS_OF }) };

it("gives what is stored of the data set and the version that are asked for", async () => {
  const getArtifact = vi.fn(async () => [buildArtifact()]);
  const ports = stubPorts({ artifacts: { getArtifact }, readPoints });
  const ask = async (input: object) =>
    get.output.parse(await get.handler(get.input.parse(input), { context, ports, ambient: fakeAmbient() }));
  expect(await ask({ datasetId: "daily-costs" })).toEqual({
    datasetId: "daily-costs",
    items: [buildArtifact()],
    asOf: AS_OF,
    dataVersion: 7,
  });
  await ask({ datasetId: "daily-costs", datasetVersion: "v1", limit: "7", asOf: AS_OF });
  expect(getArtifact.mock.calls).toEqual([
    ["acme", { datasetId: "daily-costs", limit: 100, at: AT }],
    ["acme", { datasetId: "daily-costs", datasetVersion: "v1", limit: 7, at: AT }],
  ]);
});
