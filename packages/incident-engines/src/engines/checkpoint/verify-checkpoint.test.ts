import { trustedKeyOf } from "@hoc/export-bundles";
import { checkpointVerdictSchema, MAX_AUDITED_INCIDENTS } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { checkpointLog, exportWorld, otherSigner, testSigner } from "../../../test/exports.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";
import { verifyCheckpoint } from "./verify-checkpoint.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: true };
const OURS = [trustedKeyOf(testSigner, "us")];

interface Broken {
  readonly incidentId: string;
  readonly isMissing: boolean;
}

async function logged(incidents: number, broken: readonly Broken[] = []) {
  const log = checkpointLog();
  const asked: number[] = [];
  const { scope, ports } = exportWorld({
    stubs: {
      checkpoints: {
        ...log.checkpoints,
        async findBrokenHeads(_tenantId, heads) {
          asked.push(heads.length);
          return broken.filter(({ incidentId }) => heads.some((head) => head.incidentId === incidentId));
        },
      },
    },
  });
  const heads = Array.from({ length: incidents }, (_, index) => ({
    incidentId: `inc_${index}`,
    entries: 1,
    head: "0a".repeat(32),
  }));
  log.moved({ heads, reason: "opened" });
  await checkpointTimelines(scope, "acme");
  return { ...log, ports, asked, scope };
}

describe("holding timelines against their checkpoint", () => {
  it("has nothing to say before the first", async () => {
    const { ports } = exportWorld({ stubs: { checkpoints: checkpointLog().checkpoints } });
    const verdict = await verifyCheckpoint(ports, "acme", OURS, AT);
    expect(checkpointVerdictSchema.parse(verdict)).toMatchObject({
      verificationStatus: "NO_CHECKPOINT",
      problems: [],
      incidents: 0,
    });
  });

  it("is broken when one was made and none is stored", async () => {
    const { checkpoints, isNoted } = checkpointLog();
    isNoted({ lastMadeAt: AT.asOf });
    const { ports } = exportWorld({ stubs: { checkpoints } });
    const verdict = await verifyCheckpoint(ports, "acme", OURS, AT);
    expect(checkpointVerdictSchema.parse(verdict)).toMatchObject({
      checkpoint: null,
      verificationStatus: "BROKEN",
      problems: ["CHECKPOINT_MISSING"],
    });
  });

  it("is broken by whatever is wrong with the checkpoints, though root and timelines are in order", async () => {
    const { ports, isNoted } = await logged(3);
    isNoted({ isWhole: false });
    expect(await verifyCheckpoint(ports, "acme", OURS, AT)).toMatchObject({
      verificationStatus: "BROKEN",
      rootMatches: true,
      problems: ["CHAIN_GAP"],
      missing: [],
      changed: [],
    });
  });

  it("verifies when root, note and every last head are in order, each incident asked about once", async () => {
    const { ports, asked, moved, scope } = await logged(201);
    moved({ heads: [{ incidentId: "inc_0", entries: 2, head: "0b".repeat(32) }], reason: "ended" });
    await checkpointTimelines(scope, "acme");
    const verdict = await verifyCheckpoint(ports, "acme", OURS, AT);
    expect(checkpointVerdictSchema.parse(verdict)).toMatchObject({
      verificationStatus: "VERIFIED",
      rootMatches: true,
      incidents: 201,
      checkpoint: { treeSize: 202 },
    });
    expect(asked).toEqual([200, 1]);
  });

  it("names at most a hundred incidents that are gone, and as many that were changed", async () => {
    const broken = Array.from({ length: 300 }, (_, index) => ({ incidentId: `inc_${index}`, isMissing: index < 150 }));
    const { ports } = await logged(300, broken);
    const verdict = await verifyCheckpoint(ports, "acme", OURS, AT);
    expect(verdict).toMatchObject({ verificationStatus: "BROKEN", rootMatches: true });
    expect([verdict.missing.length, verdict.changed.length]).toEqual([MAX_AUDITED_INCIDENTS, MAX_AUDITED_INCIDENTS]);
  });

  it.each([
    ["a leaf says something else", (leaf: { head: string }) => ({ ...leaf, head: "0c".repeat(32) })],
    ["a leaf is out of place", (leaf: { leafIndex: number }) => ({ ...leaf, leafIndex: 5 })],
  ])("is broken when %s", async (_, change) => {
    const { ports, leaves } = await logged(3);
    leaves[1] = { ...leaves[1], ...change(leaves[1] as never) } as never;
    expect(await verifyCheckpoint(ports, "acme", OURS, AT)).toMatchObject({
      verificationStatus: "BROKEN",
      rootMatches: false,
    });
  });

  it("is broken when leaves are missing, or when none of the keys signed the note", async () => {
    const { ports, leaves } = await logged(3);
    const strangers = [trustedKeyOf(otherSigner, "somebody")];
    expect(await verifyCheckpoint(ports, "acme", strangers, AT)).toMatchObject({ rootMatches: false });
    expect(await verifyCheckpoint(ports, "acme", [], AT)).toMatchObject({ rootMatches: true });
    leaves.pop();
    expect(await verifyCheckpoint(ports, "acme", OURS, AT)).toMatchObject({ rootMatches: false });
  });

  it("is of its tenant: the same leaves under another name come to another root", async () => {
    const { ports } = await logged(3);
    expect(await verifyCheckpoint(ports, "other", OURS, AT)).toMatchObject({ rootMatches: false });
  });
});
