import { trustedKeyOf } from "@hoc/export-bundles";
import type { CheckpointChain } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { checkpointLog, exportWorld, otherSigner, testSigner } from "../../../test/exports.js";
import { NOW } from "../../../test/noted-traces.js";
import { checkpointProblems } from "./checkpoint-problems.js";
import { checkpointTimelines } from "./checkpoint-timelines.js";

const AT = { asOf: NOW, sequence: 1_000_000, isLatest: true };
const OURS = [trustedKeyOf(testSigner, "us")];

async function logOf(checkpoints: number) {
  const log = checkpointLog();
  const { scope, ports } = exportWorld({ stubs: { checkpoints: log.checkpoints } });
  for (let entries = 1; entries <= checkpoints; entries++) {
    log.moved({ heads: [{ incidentId: "inc_1", entries, head: "0a".repeat(32) }], reason: "ended" });
    await checkpointTimelines(scope, "acme");
  }
  const problems = (noted: Partial<CheckpointChain> = {}, keys = OURS, at = AT) => {
    log.isNoted(noted);
    return checkpointProblems(ports.checkpoints, "acme", log.made.at(-1), keys, at);
  };
  return { ...log, problems };
}

describe("the stored checkpoints", () => {
  it("are in order when nothing contradicts them, and before the first", async () => {
    const { problems } = await logOf(3);
    expect(await problems({ lastMadeAt: NOW })).toEqual([]);
    expect(await (await logOf(0)).problems()).toEqual([]);
  });

  it("lack one when the tenant made one after the last of them, or when there are none", async () => {
    const { problems, made } = await logOf(2);
    const later = "2099-01-01T00:00:00.000000Z";
    const at = { ...AT, asOf: later };
    expect(await problems({ lastMadeAt: later }, OURS, at)).toEqual(["CHECKPOINT_MISSING"]);
    made.length = 0;
    expect(await problems({ lastMadeAt: NOW })).toEqual(["CHECKPOINT_MISSING"]);
  });

  it("lack none when another was made after the point", async () => {
    const { problems } = await logOf(1);
    expect(await problems({ lastMadeAt: "2099-01-01T00:00:00.000000Z" })).toEqual([]);
  });

  it("have a gap when the chain has one", async () => {
    const { problems } = await logOf(1);
    expect(await problems({ isWhole: false })).toEqual(["CHAIN_GAP"]);
  });

  it.each([
    ["says another root", { rootHash: "0b".repeat(32) }],
    ["is of another instant", { asOf: "1999-01-01T00:00:00.000000Z" }],
    ["is of another log", { origin: "elsewhere" }],
    ["is said to be signed by another key", { keyId: otherSigner.keyid }],
    ["is none", { note: "nothing" }],
  ])("are not all signed when the note of an old one %s", async (_, change) => {
    const { problems, made } = await logOf(502);
    made[0] = { ...(made[0] as (typeof made)[0]), ...change };
    expect(await problems()).toEqual(["NOTE_NOT_SIGNED"]);
  });

  it("are not signed when none of the keys is theirs, and are taken at their word without keys", async () => {
    const { problems } = await logOf(1);
    expect(await problems({}, [trustedKeyOf(otherSigner, "somebody")])).toEqual(["NOTE_NOT_SIGNED"]);
    expect(await problems({}, [])).toEqual([]);
  });
});
