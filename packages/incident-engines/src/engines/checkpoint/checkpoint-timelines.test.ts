import { headLeafHash, openNote, trustedKeyOf } from "@hoc/export-bundles";
import { checkpointSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { checkpointLog, exportWorld, LAST_RECORDED, testOutlets, testSigner } from "../../../test/exports.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";

const HEAD = { incidentId: "inc_1", entries: 1, head: "0a".repeat(32) };
const NEXT = { incidentId: "inc_2", entries: 3, head: "0b".repeat(32) };

function world() {
  const log = checkpointLog();
  const { scope } = exportWorld({ stubs: { checkpoints: log.checkpoints } });
  return { ...log, scope };
}

describe("checkpointing timelines", () => {
  it("makes none when none is due", async () => {
    const { scope, made } = world();
    expect(await checkpointTimelines(scope, "acme")).toEqual({ checkpoint: null, newLeaves: 0 });
    expect(made).toEqual([]);
  });

  it("signs the root over the heads that moved, as of the point that they were read at", async () => {
    const { scope, moved } = world();
    moved({ heads: [HEAD], reason: "opened" });
    const { checkpoint, newLeaves } = await checkpointTimelines(scope, "a b");
    expect(checkpointSchema.parse(checkpoint)).toMatchObject({
      origin: "hoc-incidents/tenants/a%20b",
      treeSize: 1,
      rootHash: headLeafHash("a b", HEAD),
      reason: "opened",
      keyId: testSigner.keyid,
    });
    expect(newLeaves).toBe(1);
    const key = trustedKeyOf(testSigner, "us");
    expect(openNote(checkpoint?.note ?? "", [key])).toMatchObject({
      origin: checkpoint?.origin,
      size: 1,
      rootHash: checkpoint?.rootHash,
      asOf: checkpoint?.asOf,
      verifiedBy: [key],
    });
    expect((checkpoint?.asOf ?? "") >= LAST_RECORDED).toBe(true);
  });

  it("continues the last one", async () => {
    const { scope, moved, leaves } = world();
    moved({ heads: [HEAD], reason: "opened" });
    const { checkpoint: first } = await checkpointTimelines(scope, "acme");
    moved({ heads: [NEXT], reason: "ended" });
    const { checkpoint: second } = await checkpointTimelines(scope, "acme");
    expect(second).toMatchObject({ treeSize: 2, reason: "ended" });
    expect(second?.rootHash).not.toBe(first?.rootHash);
    expect(leaves).toEqual([
      { ...HEAD, leafIndex: 0 },
      { ...NEXT, leafIndex: 1 },
    ]);
  });

  it("drops its own when somebody else was faster", async () => {
    const { scope, moved, isTakenNow, made } = world();
    moved({ heads: [HEAD], reason: "opened" });
    isTakenNow();
    expect(await checkpointTimelines(scope, "acme")).toEqual({ checkpoint: null, newLeaves: 0 });
    expect(made).toEqual([]);
  });

  it("needs a signing key", async () => {
    const { scope } = world();
    const exports = testOutlets({ signer: undefined });
    await expect(checkpointTimelines({ ...scope, exports }, "acme")).rejects.toMatchObject({ code: "signer_missing" });
  });
});
