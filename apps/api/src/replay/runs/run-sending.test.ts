import { instantFromMicros } from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordingRunTarget } from "../../../test/recording-run-target.js";
import { type ReplayFolder, replayFolder } from "../../../test/replay-files.js";
import type { RunAdapter, RunReport } from "../adapter/adapter.js";
import { sendAsItHappened, sendInOrder } from "../sending.js";
import { Tallying } from "../tally.js";
import { Refused, type RunTarget } from "../targets/target.js";
import { runSending } from "./run-sending.js";

let folder: ReplayFolder;
let file: string;
beforeAll(async () => {
  folder = await replayFolder();
  file = await folder.write("runs.jsonl", ["a", "b", "c"].map((runId) => JSON.stringify({ runId })).join("\n"));
});
afterAll(() => folder.remove());

const at = (minute: number) => `2026-03-14T09:0${minute}:00Z`;
const steps = (count: number): RunReport["steps"] =>
  Array.from({ length: count }, (_, stepIndex) => ({ stepIndex, skillName: "search", status: "success" }));
const succeeded: RunReport = {
  run: { runId: "a", agentId: "ada", status: "succeeded", startedAt: at(0), completedAt: at(4) },
  steps: steps(3),
};
const failed = (runId: string, from: number): RunReport => ({
  run: { runId, agentId: "ada", status: "failed", errorCode: "LOST", startedAt: at(from), completedAt: at(from + 1) },
  steps: [],
});
const threeRuns = [succeeded, failed("b", 1), failed("c", 6)];

function sending(
  reports: readonly RunReport[],
  target: RunTarget,
  tally = new Tallying(),
  { limit, detect }: { readonly limit?: number; readonly detect?: boolean } = {},
) {
  const runAdapter: RunAdapter = {
    name: "a",
    description: "a",
    async *runs(rows) {
      let next = 0;
      for await (const _ of rows) {
        const report = reports[next];
        next += 1;
        if (report !== undefined) yield report;
      }
    },
  };
  const reading = { onBytes() {}, onRow() {} };
  return runSending(
    { file, translation: { runAdapter }, batchSize: 2, limit, ...(detect && { detect }) },
    target,
    tally,
    reading,
  );
}

describe("runSending", () => {
  it("sends one run after the other: its start, its steps, its end", async () => {
    const target = recordingRunTarget();
    const tally = new Tallying();
    await sendInOrder(sending(threeRuns, target, tally), () => {});
    expect(target.told).toEqual([
      "a running",
      "a steps 0 1",
      "a steps 2",
      "a succeeded",
      "b running",
      "b failed",
      "c running",
      "c failed",
    ]);
    expect(tally.ofRuns).toMatchObject({ runs: 3, steps: 3, outcomes: { SUCCESS: 1, FAILURE: 2 } });
    expect([...tally.ofRuns.errorCodes]).toEqual([["LOST", 2]]);
    expect(tally).toMatchObject({ signals: 2, outcomes: { opened: 1, attached: 1 } });
    expect([...tally.incidents]).toEqual([["inc_1", 2]]);
  });

  it("stops after so many runs, with all that belongs to them", async () => {
    const target = recordingRunTarget();
    await sendInOrder(sending(threeRuns, target, new Tallying(), { limit: 1 }), () => {});
    expect(target.told).toEqual(["a running", "a steps 0 1", "a steps 2", "a succeeded"]);
  });

  it("has the detectors look at every run that ended, and counts what they found and its signals", async () => {
    const target = recordingRunTarget();
    const tally = new Tallying();
    const { completedAt, ...underWay } = { ...succeeded.run, runId: "c", status: "running" };
    const reports = [succeeded, failed("b", 1), { run: underWay, steps: steps(1) }];
    await sendInOrder(sending(reports, target, tally, { detect: true }), () => {});
    expect(target.told.filter((told) => /examined|succeeded|failed/.test(told))).toEqual([
      "a succeeded",
      "a examined",
      "b failed",
      "b examined",
    ]);
    expect(tally.ofRuns.detections).toMatchObject({ examined: 2, failed: 1, any: { found: 1, foundFailed: 0 } });
    expect(tally).toMatchObject({ signals: 2, outcomes: { opened: 1, attached: 1 } });
    expect([...tally.incidents.keys()]).toEqual(["inc_2", "inc_1"]);
  });

  it("names line and run when an examination is refused", async () => {
    const target: RunTarget = {
      ...recordingRunTarget(),
      async examineRun() {
        throw new Refused("Its steps are too old.");
      },
    };
    const refused = sendInOrder(sending(threeRuns, target, undefined, { detect: true }), () => {});
    await expect(refused).rejects.toThrow(/runs\.jsonl, line 1: the run "a" was refused: Its steps are too old\./);
  });

  it("plays what runs at one time side by side", async () => {
    const target = recordingRunTarget();
    const stage = {
      autoResolveAfterSeconds: 900,
      moveTo: (micros: number) => target.told.push(instantFromMicros(micros).slice(11, 16)),
      sweep: async () => {},
    };
    await sendAsItHappened(sending(threeRuns, target), stage, () => {});
    const played = target.told.slice(0, target.told.lastIndexOf("c failed") + 1);
    expect(played).toEqual([
      ...["09:01", "a running", "09:02", "b running", "09:03", "b failed"],
      ...["09:05", "a steps 0 1", "a steps 2", "a succeeded", "09:07", "c running", "09:08", "c failed"],
    ]);
  });

  it("refuses to play a run that does not say when it ended, with its line", async () => {
    const { completedAt, ...run } = failed("b", 1).run;
    const stage = { autoResolveAfterSeconds: 900, moveTo() {}, sweep: async () => {} };
    const target = recordingRunTarget();
    await expect(sendAsItHappened(sending([succeeded, { run, steps: [] }], target), stage, () => {})).rejects.toThrow(
      /runs\.jsonl, line 2: does not say when it occurred/,
    );
    expect(target.told).toEqual([]);
  });

  it("names line and run when the product refuses", async () => {
    const target: RunTarget = {
      ...recordingRunTarget(),
      async reportOutcome() {
        throw new Refused("A run is over once.");
      },
    };
    await expect(sendInOrder(sending(threeRuns, target), () => {})).rejects.toThrow(
      /runs\.jsonl, line 1: the run "a" was refused: A run is over once\./,
    );
  });

  it("leaves other errors as they are", async () => {
    const broken = new Error("broken");
    const target: RunTarget = {
      ...recordingRunTarget(),
      async reportRun() {
        throw broken;
      },
    };
    await expect(sendInOrder(sending(threeRuns, target), () => {})).rejects.toBe(broken);
  });
});
