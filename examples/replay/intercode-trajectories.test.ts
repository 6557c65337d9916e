import { describe, expect, it } from "vitest";
import { runsOf } from "../../apps/api/test/adapter-signals.js";
import adapter from "./intercode-trajectories.js";

type Step = readonly [string, string, number, number, number, string, string];
const taken = (action: string): Step => [action, "ok", 0, 1, 0, `hash of ${action}`, "hash of ok"];
const refused = (action: string): Step => [action, "no", 0, 0, 0, `hash of ${action}`, "hash of no"];
const wrong = (action: string): Step => [action, "Error: x", 0, 1, 1, `hash of ${action}`, "hash of x"];

const row = (steps: readonly Step[], rest: object = {}) => ({
  runId: "sql:ada:1",
  env: "sql",
  model: "ada",
  file: "sql/ada.json",
  task: 1,
  hardness: "easy",
  maxReward: 0,
  turns: steps.length,
  turnsMax: 10,
  steps,
  ...rest,
});
const runs = (...rows: readonly object[]) => runsOf(adapter, rows);

describe("the adapter for intercode-trajectories", () => {
  it("reports solved runs with their actions, one after another, ten seconds an action", async () => {
    const [first, second] = await runs(
      row([taken("ls")], { maxReward: 1 }),
      row([taken("a"), wrong("b"), refused("c")]),
    );
    expect(first).toEqual({
      run: {
        runId: "sql:ada:1",
        agentId: "ada",
        goal: "sql task 1",
        status: "succeeded",
        startedAt: "2023-07-01T00:00:00.000000Z",
        completedAt: "2023-07-01T00:00:10.000000Z",
        metadata: {
          env: "sql",
          task: 1,
          hardness: "easy",
          file: "sql/ada.json",
          bestReward: 1,
          turns: 1,
          turnsMax: 10,
        },
        limits: { steps: 10 },
      },
      steps: [
        {
          stepIndex: 0,
          skillName: "sql",
          status: "success",
          source: "replay",
          occurredAt: "2023-07-01T00:00:10.000000Z",
          inputHash: "hash of ls",
          outputHash: "hash of ok",
        },
      ],
    });
    expect(second?.run.startedAt).toBe("2023-07-01T00:00:10.000000Z");
    expect(second?.steps.map(({ status, outcomeCode }) => [status, outcomeCode])).toEqual([
      ["success", undefined],
      ["failure", "ERROR_OUTPUT"],
      ["failure", "REFUSED"],
    ]);
  });

  const [a, b, c, d] = [taken("a"), taken("b"), taken("c"), taken("d")];
  it.each<[string, object, string]>([
    ["repeats an action three times in a row", row([a, b, b, b, a]), "LOOP_DETECTED"],
    ["repeats an action, but not in a row", row([b, a, b, a, b, a]), "UNSOLVED"],
    ["repeats an action twice", row([b, b, a, a]), "UNSOLVED"],
    ["has most actions refused", row([refused("a"), refused("b"), a], { turnsMax: 3 }), "REFUSED_ACTIONS"],
    ["has half of its actions refused", row([refused("a"), a]), "UNSOLVED"],
    ["runs out of turns", row([a, b, c, wrong("d")], { turnsMax: 4 }), "MAX_TURNS"],
    ["has no last turn", row([a, b, c, d], { turnsMax: null }), "UNSOLVED"],
    ["ends with an error", row([a, wrong("b")]), "ERROR_OUTPUT"],
    ["ends after an error", row([wrong("b"), a]), "UNSOLVED"],
    ["solves half of it", row([a], { maxReward: 0.67 }), "UNSOLVED"],
    ["does nothing", row([]), "UNSOLVED"],
  ])("says of a run that %s what is visible in it", async (_, one, errorCode) => {
    const [report] = await runs(one);
    expect(report?.run).toMatchObject({ status: "failed", errorCode });
  });

  it("says how often which action was repeated", async () => {
    const [report] = await runs(row([a, a, a, b, b, b, b]));
    expect(report?.run.errorMessage).toBe("The same action 4 times in a row: b");
  });

  it("keeps environments, models and kinds of failure apart, and nothing else", async () => {
    const reports = await runs(
      row([a], { runId: "1" }),
      row([b], { runId: "2", task: 2 }),
      row([a, a, a]),
      row([a], { env: "bash" }),
      row([a], { model: "bob" }),
    );
    const keys = reports.map(({ run }) => run.fingerprint);
    expect(keys[1]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(4);
  });

  it("names the turns that a run has as its limit, where the log says how many they are", async () => {
    const [limited, unlimited] = await runs(row([a], { turnsMax: 7 }), row([a], { runId: "2", turnsMax: null }));
    expect(limited?.run.limits).toEqual({ steps: 7 });
    expect(unlimited?.run).not.toHaveProperty("limits");
  });

  it("passes over rows that tell of no run", async () => {
    const empty = row([], { maxReward: null, task: null });
    expect(await runs(empty, row([a]))).toHaveLength(1);
  });

  it("ends with line and field where the log is not as described", async () => {
    await expect(runs(row([a]), { ...row([a]), steps: "a" })).rejects.toThrow(
      /line 2, field "steps": has to be a list/,
    );
    await expect(runs({ ...row([a]), steps: [["a"]] })).rejects.toThrow(/field "steps": has a step that is none/);
  });
});
