import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReplayFolder, replayFolder } from "../../test/replay-files.js";
import type { RunReport } from "./adapter/adapter.js";
import { dryRun } from "./dry-run.js";
import type { Translation } from "./translation.js";

let folder: ReplayFolder;
let file: string;
beforeAll(async () => {
  folder = await replayFolder();
  const lines = Array.from({ length: 9 }, (_, i) => JSON.stringify({ id: `r${i}` }));
  file = await folder.write("runs.jsonl", lines.join("\n"));
});
afterAll(() => folder.remove());

const facts = { name: "a", description: "a" };
const signals: Translation = {
  adapter: {
    ...facts,
    async *signals(rows) {
      for await (const { values } of rows) yield { triggerType: "t", reference: String(values.id) };
    },
  },
};
const runs = (count: number): Translation => ({
  runAdapter: {
    ...facts,
    async *runs(rows) {
      for await (const { values } of rows) yield report(String(values.id), count);
    },
  },
});
const report = (runId: string, count: number): RunReport => ({
  run: { runId, agentId: "ada" },
  steps: Array.from({ length: count }, (_, stepIndex) => ({ stepIndex, skillName: "search", status: "success" })),
});

async function shown(translation: Translation, limit?: number) {
  let out = "";
  await dryRun({ file, translation, limit }, (text) => (out += text));
  return out;
}

describe("dryRun", () => {
  it("shows the first signals", async () => {
    const out = await shown(signals);
    expect(out.match(/"reference": "r\d"/g)).toHaveLength(5);
    expect(out).toMatch(/^line 1: \{/);
    expect(out).toMatch(/\nRead 5 rows; nothing was sent\.\n$/);
  });

  it("shows the first runs, of each the first steps", async () => {
    const out = await shown(runs(5), 2);
    expect(out.match(/"runId": "r\d"/g)).toHaveLength(2);
    expect(out.match(/"stepIndex"/g)).toHaveLength(6);
    expect(out.match(/\nand 2 more steps\n/g)).toHaveLength(2);
  });

  it("does not speak of more steps where there are none", async () => {
    expect(await shown(runs(3), 1)).not.toContain("more");
  });
});
