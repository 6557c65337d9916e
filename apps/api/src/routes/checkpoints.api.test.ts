import { headLeafHash, openNote, verifyConsistency, verifyInclusion } from "@hoc/export-bundles";
import {
  type Checkpoint,
  checkpointListSchema,
  checkpointVerdictSchema,
  consistencyProofSchema,
  inclusionProofSchema,
  type TrustFile,
} from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";
import { consistencyClaim } from "../../test/consistency-claim.js";

let server: ApiServer;
let trust: TrustFile;
beforeAll(async () => {
  server = await startApiServer({ HOC_SWEEP_INTERVAL_SECONDS: "1", HOC_EXPORT_ORIGIN: "example.com/incidents" });
  trust = (await server.send("viewer", "/v1/keys")).body;
});
afterAll(() => server?.stop());

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);
const list = async () =>
  checkpointListSchema.parse((await server.send("viewer", "/v1/checkpoints?limit=100")).body).items;

/** The next checkpoint of a tree that is larger than the one given. */
async function nextAfter(treeSize: number): Promise<Checkpoint> {
  await expect.poll(async () => (await list())[0]?.treeSize ?? 0, { timeout: 15_000 }).toBeGreaterThan(treeSize);
  return (await list())[0] as Checkpoint;
}

describe("checkpoints of a tenant's timelines", () => {
  it("there are none before anything happened", async () => {
    const { body } = await server.send("viewer", "/v1/checkpoints/verification");
    expect(checkpointVerdictSchema.parse(body)).toMatchObject({
      checkpoint: null,
      verificationStatus: "NO_CHECKPOINT",
    });
    expect(await server.send("viewer", "/v1/checkpoints/consistency?from=1")).toMatchObject({
      status: 404,
      body: { code: "checkpoint_not_found" },
    });
  });

  it("are made when an incident opens and when it ends, signed, each a continuation of the one before", async () => {
    const id = await server.openIncident({ triggerType: "first" });
    const opened = await nextAfter(0);
    expect(opened).toMatchObject({ reason: "opened", keyId: trust.keys[0]?.keyid });
    expect(opened.origin).toMatch(/^example\.com\/incidents\/tenants\/acme$/);
    expect(openNote(opened.note, trust.keys)).toMatchObject({ size: opened.treeSize, rootHash: opened.rootHash });

    await server.post("responder", `/v1/incidents/${id}/resolve`, {
      resolutionType: "fixed",
      resolutionSummary: "The provider is back.",
    });
    const ended = await nextAfter(opened.treeSize);
    expect(ended.reason).toBe("ended");

    const { body } = await server.send(
      "viewer",
      `/v1/checkpoints/consistency?from=${opened.treeSize}&to=${ended.treeSize}`,
    );
    const proof = consistencyProofSchema.parse(body);
    expect([proof.from, proof.to]).toEqual([opened, ended]);
    const claim = consistencyClaim(proof);
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, fromRoot: bytesOf("00".repeat(32)) })).toBe(false);
    const { body: byDefault } = await server.send("viewer", `/v1/checkpoints/consistency?from=${opened.treeSize}`);
    expect(byDefault.to.treeSize).toBe((await list())[0]?.treeSize);
  });

  it("contain the timeline of an incident, which can be proved", async () => {
    const before = (await list())[0]?.treeSize ?? 0;
    const id = await server.openIncident({ triggerType: "included" });
    await nextAfter(before);
    const { body } = await server.send("viewer", `/v1/incidents/${id}/inclusion`);
    const { checkpoint, leaf, leafIndex, hashes } = inclusionProofSchema.parse(body);
    expect(leaf.incidentId).toBe(id);
    const claim = {
      leafHash: bytesOf(headLeafHash("acme", leaf)),
      index: leafIndex,
      size: checkpoint.treeSize,
      path: hashes.map(bytesOf),
      root: bytesOf(checkpoint.rootHash),
    };
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, leafHash: bytesOf(headLeafHash("globex", leaf)) })).toBe(false);
    const { body: verdict } = await server.send("viewer", "/v1/checkpoints/verification");
    expect(checkpointVerdictSchema.parse(verdict)).toMatchObject({
      verificationStatus: "VERIFIED",
      rootMatches: true,
      missing: [],
      changed: [],
    });
  });

  it("are a tenant's own: strangers see none of them", async () => {
    const [{ treeSize }] = (await list()) as [Checkpoint];
    const id = (await server.send("viewer", "/v1/incidents?limit=1")).body.items[0].incidentId;
    expect((await server.send("stranger", "/v1/checkpoints")).body.items).toEqual([]);
    expect((await server.send("stranger", `/v1/checkpoints/consistency?from=${treeSize}`)).status).toBe(404);
    expect(await server.send("stranger", `/v1/incidents/${id}/inclusion`)).toMatchObject({
      status: 404,
      body: { code: "incident_not_found" },
    });
    expect((await server.send("stranger", "/v1/checkpoints/verification")).body.verificationStatus).toBe(
      "NO_CHECKPOINT",
    );
  });

  it("400: names what is wrong", async () => {
    for (const [path, pointer] of [
      ["/v1/checkpoints/consistency", "/from"],
      ["/v1/checkpoints/consistency?from=-1", "/from"],
      ["/v1/checkpoints/consistency?from=1&to=x", "/to"],
      ["/v1/checkpoints?limit=0", "/limit"],
      ["/v1/checkpoints/verification?deep=1", "/deep"],
    ] as const) {
      const answer = await server.send("viewer", path);
      expect([path, answer.status, pointers(answer)]).toEqual([path, 400, [pointer]]);
    }
  });
});
