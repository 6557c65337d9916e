import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collected, type ReplayFolder, replayFolder } from "../../../test/replay-files.js";
import type { RunReport } from "../adapter/adapter.js";
import { readRuns } from "./read-runs.js";

let folder: ReplayFolder;
let file: string;
beforeAll(async () => {
  folder = await replayFolder();
  file = await folder.write("runs.jsonl", '{"runId":"a"}\n{"runId":"b"}\n');
});
afterAll(() => folder.remove());

function read(reportOf: (runId: string) => object, onRow = () => {}) {
  const runAdapter = {
    name: "a",
    description: "a",
    async *runs(rows: AsyncIterable<{ values: Readonly<Record<string, unknown>> }>) {
      for await (const { values } of rows) yield reportOf(String(values.runId)) as RunReport;
    },
  };
  return collected(readRuns(file, { runAdapter }, { onBytes() {}, onRow }));
}

describe("readRuns", () => {
  it("gives each run with its line, and counts the rows", async () => {
    let rows = 0;
    const runs = await read(
      (runId) => ({ run: { runId, agentId: "ada" }, steps: [] }),
      () => (rows += 1),
    );
    expect(runs.map(({ line, report }) => [line, report.run.runId])).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
    expect(rows).toBe(2);
  });

  it.each<[string, (runId: string) => object, RegExp]>([
    ["a run without an id", () => ({ run: { agentId: "ada" }, steps: [] }), /line 1, field "run\.runId": makes no run/],
    [
      "a misspelt member",
      (runId) => ({ run: { runId, agentId: "ada", state: "failed" }, steps: [] }),
      /line 1, field "run": makes no run: .*state/,
    ],
    [
      "a step that is none",
      (runId) => ({ run: { runId, agentId: "ada" }, steps: [{ stepIndex: 0, skillName: "s", status: "fine" }] }),
      /line 1, field "steps\.0\.status": makes no run/,
    ],
  ])("refuses %s with line and field", async (_, reportOf, message) => {
    await expect(read(reportOf)).rejects.toThrow(message);
  });
});
