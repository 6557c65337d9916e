import { headLeafHash, verifyInclusion } from "@hoc/export-bundles";
import { inclusionProofSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { checkpointLog, exportWorld } from "../../../test/exports.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";
import { auditPath, findAnchor, getInclusionProof } from "./prove-inclusion.js";

const AT = { asOf: "2026-03-14T11:00:00.000000Z", sequence: 9, isLatest: true };
const heads = ["inc_0", "inc_1", "inc_2", "inc_3", "inc_4"].map((incidentId, index) => ({
  incidentId,
  entries: index + 1,
  head: `0${index}`.repeat(32),
}));
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

async function logged() {
  const log = checkpointLog();
  const { scope, ports } = exportWorld({ stubs: { checkpoints: log.checkpoints } });
  log.moved({ heads, reason: "opened" });
  await checkpointTimelines(scope, "acme");
  return ports;
}

describe("an inclusion proof", () => {
  it("leads from the incident's leaf to the signed root", async () => {
    const proof = await getInclusionProof(await logged(), "acme", "inc_1", AT);
    expect(inclusionProofSchema.parse(proof)).toEqual(proof);
    expect(proof).toMatchObject({ incidentId: "inc_1", leafIndex: 1, leaf: heads[1], asOf: AT.asOf, dataVersion: 9 });
    const { leafIndex: index, leaf, hashes, checkpoint } = proof;
    const claim = { leafHash: bytes(headLeafHash("acme", leaf)), index, size: 5, root: bytes(checkpoint.rootHash) };
    expect(verifyInclusion({ ...claim, path: hashes.map(bytes) })).toBe(true);
  });

  it("is of the tenant that it was made for", async () => {
    const { leaf, hashes, checkpoint } = await getInclusionProof(await logged(), "acme", "inc_1", AT);
    const claim = { leafHash: bytes(headLeafHash("other", leaf)), index: 1, size: 5, root: bytes(checkpoint.rootHash) };
    expect(verifyInclusion({ ...claim, path: hashes.map(bytes) })).toBe(false);
  });

  it("is none for an incident that the tenant does not have, or that no checkpoint covers", async () => {
    await expect(getInclusionProof(await logged(), "acme", "inc_9", AT)).rejects.toMatchObject({
      code: "incident_not_found",
    });
    const uncovered = exportWorld({ stubs: { checkpoints: checkpointLog().checkpoints } }).ports;
    await expect(getInclusionProof(uncovered, "acme", "inc_1", AT)).rejects.toMatchObject({
      code: "checkpoint_not_found",
    });
    expect(await findAnchor(await logged(), "acme", "inc_9", AT)).toBeUndefined();
  });
});

it("an audit path is that of the anchor's own leaf", async () => {
  const ports = await logged();
  const anchor = await findAnchor(ports, "acme", "inc_4", AT);
  if (anchor === undefined) throw new Error("inc_4 is logged");
  expect(await auditPath(ports, "acme", anchor)).toHaveLength(1);
});
