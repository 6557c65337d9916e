import { verifyConsistency } from "@hoc/export-bundles";
import { consistencyProofSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { checkpointLog, exportWorld } from "../../../test/exports.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";
import { getConsistencyProof } from "./prove-consistency.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: true };
const head = (incidentId: string) => ({ incidentId, entries: 1, head: "0a".repeat(32) });
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

/** A tenant with checkpoints of 2, 3 and 7 leaves. */
async function logged() {
  const log = checkpointLog();
  const { scope, ports } = exportWorld({ stubs: { checkpoints: log.checkpoints } });
  for (const ids of [["a", "b"], ["c"], ["d", "e", "f", "g"]]) {
    log.moved({ heads: ids.map(head), reason: "opened" });
    await checkpointTimelines(scope, "acme");
  }
  return ports;
}

describe("a consistency proof", () => {
  it.each([
    [2, undefined, 7],
    [2, 3, 3],
    [3, 7, 7],
    [7, undefined, 7],
  ])("shows that the tree of %d leaves begins the one of %s", async (from, to, size) => {
    const proof = await getConsistencyProof(await logged(), "acme", { from, to }, AT);
    expect(consistencyProofSchema.parse(proof)).toEqual(proof);
    expect([proof.from.treeSize, proof.to.treeSize, proof.dataVersion]).toEqual([from, size, 9]);
    const claim = { fromSize: from, fromRoot: bytes(proof.from.rootHash), size, root: bytes(proof.to.rootHash) };
    expect(verifyConsistency({ ...claim, path: proof.hashes.map(bytes) })).toBe(true);
  });

  it.each([
    [4, undefined, "checkpoint_not_found"],
    [2, 4, "checkpoint_not_found"],
    [0, undefined, "checkpoint_not_found"],
    [7, 2, "invalid_input"],
  ])("from %d to %s is refused: %s", async (from, to, code) => {
    await expect(getConsistencyProof(await logged(), "acme", { from, to }, AT)).rejects.toMatchObject({ code });
  });
});
