import { stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { readAt, readPointOf } from "./read-point.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const SETTLED = "2026-03-14T11:59:55.000000Z";

function pointOf(lastRecordedAt: string | undefined, asOf?: string) {
  const progress = lastRecordedAt === undefined ? undefined : { lastSequence: 9, lastRecordedAt };
  const ports = stubPorts({ readPoints: { findProgress: async () => progress, findSequenceAt: async () => 4 } });
  return readPointOf(ports, "acme", asOf, NOW);
}

describe("the point of a read", () => {
  it.each([
    ["of a tenant that recorded nothing", undefined, undefined, { asOf: SETTLED, sequence: 0, isLatest: true }],
    ["of a quiet tenant", "2026-03-01T00:00:00.000000Z", undefined, { asOf: SETTLED, sequence: 9, isLatest: true }],
    [
      "of a busy tenant, which hides nothing that is committed",
      "2026-03-14T11:59:59.999999Z",
      undefined,
      { asOf: "2026-03-14T11:59:59.999999Z", sequence: 9, isLatest: true },
    ],
    ["at the last record", SETTLED, SETTLED, { asOf: SETTLED, sequence: 9, isLatest: true }],
    ["at the clock", SETTLED, NOW, { asOf: NOW, sequence: 9, isLatest: true }],
    [
      "before the last record",
      SETTLED,
      "2026-03-14T11:59:54.999999Z",
      { asOf: "2026-03-14T11:59:54.999999Z", sequence: 4, isLatest: false },
    ],
    [
      "at a record that another process with a faster clock made",
      "2026-03-14T12:00:03.000000Z",
      "2026-03-14T12:00:03.000000Z",
      { asOf: "2026-03-14T12:00:03.000000Z", sequence: 9, isLatest: true },
    ],
  ])("%s", async (_, lastRecordedAt, asOf, expected) => {
    expect(await pointOf(lastRecordedAt, asOf)).toEqual(expected);
  });

  it("is never the latest where others can record between two reads of the same answer", async () => {
    const progress = { lastSequence: 9, lastRecordedAt: SETTLED };
    const ports = stubPorts({ readPoints: { isOneSnapshot: false, findProgress: async () => progress } });
    expect(await readPointOf(ports, "acme", NOW, NOW)).toEqual({ asOf: NOW, sequence: 9, isLatest: false });
  });

  it("lies never in the future", async () => {
    await expect(pointOf(SETTLED, "2026-03-14T12:00:00.000001Z")).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer: "/asOf", message: "lies in the future" }] },
    });
  });

  it("is told with the answer", () => {
    expect(readAt({ asOf: NOW, sequence: 4, isLatest: false })).toEqual({ asOf: NOW, dataVersion: 4 });
  });
});
