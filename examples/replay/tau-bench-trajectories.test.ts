import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runsOf } from "../../apps/api/test/adapter-signals.js";
import { type ReplayFolder, replayFolder } from "../../apps/api/test/replay-files.js";
import adapter from "./tau-bench-trajectories.js";

let folder: ReplayFolder;
beforeAll(async () => {
  folder = await replayFolder();
  const messages = [
    ...said("right", { role: "system" }, { role: "user", content: "Hi" }),
    ...said("handed", tool("transfer_to_human_agents", "Transfer successful")),
    ...said(
      "error",
      tool("book", "Error: no seats", true),
      tool("search", "[]"),
      tool("book", "Error: no money", true),
    ),
    ...said(
      "given",
      call("search", '{"from":"JFK"}'),
      tool("search", "[]"),
      call("search", '{"from":"LAX"}'),
      tool("search", "[]"),
      call("search", '{"from":"JFK"}'),
      tool("search", "[]"),
      call("book", "{}"),
      tool("search", "[]"),
      { role: "user", content: "Thanks" },
    ),
    ...said("mended", { role: "assistant", tool: "book" }, tool("book", "Error: no seats", true), tool("book", "{}")),
  ];
  await folder.write("steps.jsonl.gz", messages.map((message) => JSON.stringify(message)).join("\n"));
});
afterAll(() => folder.remove());

const said = (runId: string, ...messages: object[]) =>
  messages.map((message, index) => ({ runId, index, contentHash: `${runId}-${index}`, ...message }));
const tool = (name: string, content: string, error = false) => ({ role: "tool", tool: name, content, error });
const call = (name: string, args: string) => ({ role: "assistant", tool: name, args });
const row = (runId: string, reward: number, rest: object = {}) => ({
  runId,
  source: "bench/ada",
  taskId: 7,
  trial: 1,
  reward,
  rActions: null,
  rOutputs: null,
  ...rest,
});
const runs = (...rows: readonly object[]) => runsOf(adapter, rows, folder.path("runs.jsonl.gz"));

describe("the adapter for tau-bench-trajectories", () => {
  it("reports conversations that did their task with their messages, one after another, ten seconds a message", async () => {
    const [first, second] = await runs(row("right", 1, { rActions: 1 }), row("handed", 1));
    expect(first).toEqual({
      run: {
        runId: "right",
        agentId: "bench/ada",
        goal: "task 7, trial 1",
        status: "succeeded",
        startedAt: "2024-06-01T00:00:00.000000Z",
        completedAt: "2024-06-01T00:00:20.000000Z",
        metadata: { taskId: 7, trial: 1 },
      },
      steps: [
        {
          stepIndex: 0,
          skillName: "system",
          status: "success",
          source: "replay",
          occurredAt: "2024-06-01T00:00:10.000000Z",
          outputHash: "right-0",
        },
        expect.objectContaining({ stepIndex: 1, skillName: "user", occurredAt: "2024-06-01T00:00:20.000000Z" }),
      ],
    });
    expect(second?.run).toMatchObject({ status: "succeeded", startedAt: "2024-06-01T00:00:20.000000Z" });
  });

  it.each<[string, string, object, object]>([
    ["handed over to a human", "handed", { rActions: 0 }, { errorCode: "HANDED_TO_HUMAN" }],
    [
      "with a tool that did not work any more",
      "error",
      { rActions: 0 },
      { errorCode: "TOOL_ERROR", errorMessage: "book: Error: no money" },
    ],
    ["with an error that was made good", "mended", { rActions: 0 }, { errorCode: "WRONG_FINAL_STATE" }],
    ["that left wrong records", "right", { rActions: 0 }, { errorCode: "WRONG_FINAL_STATE" }],
    ["that gave a wrong answer", "right", { rOutputs: 0 }, { errorCode: "WRONG_ANSWER" }],
    ["of which nothing more is visible", "right", {}, { errorCode: "TASK_FAILED" }],
  ])("says of a conversation %s what is visible in it", async (_, runId, rest, expected) => {
    const [report] = await runs(row(runId, 0, rest));
    expect(report?.run).toMatchObject({ status: "failed", ...expected });
  });

  it("keeps agents and kinds of failure apart, and nothing else", async () => {
    const reports = await runs(
      row("right", 0, { rActions: 0 }),
      row("mended", 0, { rActions: 0, taskId: 8 }),
      row("handed", 0, { rActions: 0 }),
      row("right", 0, { rActions: 0, source: "bench/bob" }),
    );
    const keys = reports.map(({ run }) => run.fingerprint);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
  });

  it("marks results that are errors, and names the tool that an agent calls", async () => {
    const [report] = await runs(row("mended", 0));
    expect(report?.steps.map(({ skillName, status, outcomeData }) => [skillName, status, outcomeData])).toEqual([
      ["assistant", "success", { calls: "book" }],
      ["book", "failure", undefined],
      ["book", "success", undefined],
    ]);
  });

  it("says what a tool was given by a digest, but not where the call is one of another tool", async () => {
    const [report] = await runs(row("given", 0));
    const inputs = report?.steps.map(({ inputHash }) => inputHash) ?? [];
    expect(inputs[1]).toMatch(/^[0-9a-f]{64}$/);
    expect(inputs[5]).toBe(inputs[1]);
    expect(inputs[3]).toMatch(/^[0-9a-f]{64}$/);
    expect(inputs[3]).not.toBe(inputs[1]);
    expect(inputs.filter((input) => input !== undefined)).toHaveLength(3);
  });

  it("ends with line and field where the log is not as described", async () => {
    await expect(runs(row("right", 1), { ...row("right", 1), reward: "1" })).rejects.toThrow(
      /line 2, field "reward": has to be a number/,
    );
  });
});
