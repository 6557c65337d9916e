import type { TimelineVerdict } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { buildEntry } from "../../../test/explanation-sources.js";
import { checkpointLog, exportWorld } from "../../../test/exports.js";
import { anchoredIntegrity } from "./anchored-integrity.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: true };
const leaf = (entry: number) => String(entry).repeat(64);

/** An incident of which timelines of 1, 2 and 4 entries were logged; the leaves that are stored now are the given ones. */
async function proof(storedLeaves: readonly string[], verdict: Partial<TimelineVerdict> = {}) {
  const log = checkpointLog();
  const { scope, ports } = exportWorld({
    stubs: {
      checkpoints: log.checkpoints,
      incidentRead: {
        verifyTimeline: async () => ({
          verificationStatus: "VERIFIED",
          algorithm: "a",
          entries: storedLeaves.length,
          expectedEntries: storedLeaves.length,
          head: storedLeaves.at(-1) ?? null,
          firstBrokenSequenceNo: null,
          ...verdict,
        }),
        getIncidentEvents: async (_tenantId, _id, { afterSequenceNo, limit }) =>
          storedLeaves
            .map((stored, index) => buildEntry({ sequenceNo: index + 1, leaf: stored }))
            .slice(afterSequenceNo, afterSequenceNo + limit),
      },
    },
  });
  for (const entries of [1, 2, 4]) {
    log.moved({ heads: [{ incidentId: "inc_1", entries, head: leaf(entries) }], reason: "ended" });
    await checkpointTimelines(scope, "acme");
  }
  return anchoredIntegrity(ports, "acme", "inc_1", AT);
}

describe("the verdict over a timeline", () => {
  it("names the anchor that stands, also when the timeline went on", async () => {
    expect(await proof([leaf(1), leaf(2), leaf(3), leaf(4), leaf(5)])).toMatchObject({
      verificationStatus: "VERIFIED",
      firstBrokenSequenceNo: null,
      anchored: { treeSize: 3, leafIndex: 2, entries: 4, head: leaf(4), isInPlace: true },
    });
  });

  it.each([
    ["only the last anchor is contradicted", [leaf(1), leaf(2), leaf(8), leaf(9)], 3],
    ["the last two are", [leaf(1), leaf(8), leaf(9), leaf(9)], 2],
    ["all are", [leaf(7), leaf(8), leaf(9), leaf(9)], 1],
    ["the timeline was cut off, and all that says so changed with it", [leaf(1), leaf(2), leaf(3)], 4],
    ["an earlier anchor is contradicted and a later one stands", [leaf(7), leaf(2), leaf(3), leaf(9)], 1],
  ])("is broken from the first entry that no anchor vouches for when %s", async (_, stored, firstBrokenSequenceNo) => {
    expect(await proof(stored)).toMatchObject({
      verificationStatus: "BROKEN",
      firstBrokenSequenceNo,
      anchored: { entries: 4, isInPlace: false },
    });
  });

  it("names the entry that is gone when the chain shows it, also when no earlier anchor vouches for the rest", async () => {
    const cutOff = { verificationStatus: "BROKEN", firstBrokenSequenceNo: 4 } as const;
    expect(await proof([leaf(1), leaf(2), leaf(3)], cutOff)).toMatchObject({
      ...cutOff,
      anchored: { isInPlace: false },
    });
    const rewrittenToo = [leaf(1), leaf(8), leaf(9)];
    expect(await proof(rewrittenToo, cutOff)).toMatchObject({ verificationStatus: "BROKEN", firstBrokenSequenceNo: 2 });
  });

  it("keeps the earlier break that the chain itself shows", async () => {
    const chained = { verificationStatus: "BROKEN", firstBrokenSequenceNo: 1 } as const;
    expect(await proof([leaf(1), leaf(2), leaf(8), leaf(9)], chained)).toMatchObject({ firstBrokenSequenceNo: 1 });
    const intact = [leaf(1), leaf(2), leaf(3), leaf(4)];
    expect(await proof(intact, chained)).toMatchObject({ ...chained, anchored: { isInPlace: true } });
  });

  it("has no anchor before the first checkpoint", async () => {
    const { ports } = exportWorld({ stubs: { checkpoints: checkpointLog().checkpoints } });
    expect(await anchoredIntegrity(ports, "acme", "inc_1", AT)).toMatchObject({
      verificationStatus: "VERIFIED",
      anchored: null,
    });
  });
});
