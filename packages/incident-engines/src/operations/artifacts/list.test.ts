import { buildArtifact, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it, vi } from "vitest";
import { list } from "./list.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const AS_OF = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: AS_OF, sequence: 7, isLatest: true };
const readPoints = { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: AS_OF }) };

it("F-125: gives as many as are asked for, 100 by default", async () => {
  const listArtifacts = vi.fn(async () => [buildArtifact()]);
  const ports = stubPorts({ artifacts: { listArtifacts }, readPoints });
  const ask = async (input: object) =>
    list.output.parse(await list.handler(list.input.parse(input), { context, ports, ambient: fakeAmbient() }));
  expect(await ask({})).toEqual({ items: [buildArtifact()], asOf: AS_OF, dataVersion: 7 });
  await ask({ limit: "500", asOf: AS_OF });
  expect(listArtifacts.mock.calls).toEqual([
    ["acme", 100, AT],
    ["acme", 500, AT],
  ]);
});
