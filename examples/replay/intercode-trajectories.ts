import type { ReplayContext, RunAdapter, RunReport } from "../../apps/api/src/replay/adapter/adapter.js";
import type { ReplayRow } from "../../apps/api/src/replay/rows/row.js";
import { number, numberOrNull, text } from "./columns.js";
import { type Failure, failedRun } from "./failed-run.js";
import { type LaidOutRun, laidOut } from "./laid-out.js";

const FROM = "2023-07-01T00:00:00.000000Z";
const LOOP = 3;

/** A run of the log: a model that tries to solve a task by actions in an environment. */
interface Run {
  readonly runId: string;
  readonly env: string;
  readonly model: string;
  readonly task: number;
  readonly hardness: string | null;
  readonly file: string;
  readonly bestReward: number;
  readonly turns: number;
  readonly turnsMax: number | null;
  readonly actions: readonly Action[];
}

/** One action and what the environment said to it. */
interface Action {
  readonly text: string;
  readonly output: string;
  readonly isTaken: boolean;
  readonly isError: boolean;
  readonly actionHash: string;
  readonly outputHash: string;
}

const adapter: RunAdapter = {
  name: "intercode-trajectories",
  description:
    "Runs of models that solve tasks in bash, SQL, Python and CTF; laid out one after another, ten seconds an action, because the log has no times",
  tenant: "intercode",
  async *runs(rows, context) {
    const nextRun = laidOut(FROM);
    for await (const row of rows) {
      if (isEmpty(row)) continue;
      const run = runOf(row, context);
      yield reportOf(run, nextRun(run.actions.length));
    }
  },
};

export default adapter;

/** Whether a row tells of no run: the log has some with neither an action nor a reward. */
function isEmpty({ values: { steps, maxReward } }: ReplayRow): boolean {
  return maxReward === null && Array.isArray(steps) && steps.length === 0;
}

function reportOf(run: Run, time: LaidOutRun): RunReport {
  const { runId, env, model, task, hardness, file, bestReward, turns, turnsMax, actions } = run;
  return {
    run: {
      runId,
      agentId: model,
      goal: `${env} task ${task}`,
      startedAt: time.startedAt,
      completedAt: time.completedAt,
      metadata: { env, task, hardness, file, bestReward, turns, turnsMax },
      ...(turnsMax !== null && { limits: { steps: turnsMax } }),
      ...(bestReward === 1 ? { status: "succeeded" } : failedRun(failureOf(run), env, model)),
    },
    steps: actions.map((action, index) => stepOf(action, index, env, time.stepEndedAt(index))),
  };
}

function failureOf({ actions, turns, turnsMax, bestReward }: Run): Failure {
  const repeated = longestRepetition(actions);
  if (repeated !== undefined && repeated.times >= LOOP)
    return {
      errorCode: "LOOP_DETECTED",
      errorMessage: `The same action ${repeated.times} times in a row: ${repeated.action.text}`,
    };
  const refused = actions.filter(({ isTaken }) => !isTaken).length;
  if (refused > actions.length / 2)
    return {
      errorCode: "REFUSED_ACTIONS",
      errorMessage: `The environment refused ${refused} of ${actions.length} actions.`,
    };
  if (turnsMax !== null && turns >= turnsMax)
    return { errorCode: "MAX_TURNS", errorMessage: `Not solved in the ${turnsMax} turns that it had.` };
  const last = actions.at(-1);
  if (last?.isError === true)
    return { errorCode: "ERROR_OUTPUT", errorMessage: `The last action gave an error: ${last.output}` };
  return { errorCode: "UNSOLVED", errorMessage: `Ended with a reward of ${bestReward} of 1.` };
}

/** The action that was repeated most often without another in between. */
function longestRepetition(actions: readonly Action[]): { action: Action; times: number } | undefined {
  let longest: { action: Action; times: number } | undefined;
  let times = 0;
  for (const [index, action] of actions.entries()) {
    times = actions[index - 1]?.actionHash === action.actionHash ? times + 1 : 1;
    if (times > (longest?.times ?? 0)) longest = { action, times };
  }
  return longest;
}

function stepOf(action: Action, stepIndex: number, env: string, occurredAt: string): RunReport["steps"][number] {
  const { isTaken, isError, actionHash, outputHash } = action;
  return {
    stepIndex,
    skillName: env,
    status: isTaken && !isError ? "success" : "failure",
    source: "replay",
    occurredAt,
    inputHash: actionHash,
    outputHash,
    ...(isError ? { outcomeCode: "ERROR_OUTPUT" } : isTaken ? {} : { outcomeCode: "REFUSED" }),
  };
}

function runOf(row: ReplayRow, context: ReplayContext): Run {
  const { hardness, steps } = row.values;
  if (!Array.isArray(steps)) context.fail(row, "has to be a list", "steps");
  return {
    runId: text(row, "runId", context),
    env: text(row, "env", context),
    model: text(row, "model", context),
    task: number(row, "task", context),
    hardness: typeof hardness === "string" ? hardness : null,
    file: text(row, "file", context),
    bestReward: number(row, "maxReward", context),
    turns: number(row, "turns", context),
    turnsMax: numberOrNull(row, "turnsMax", context),
    actions: steps.map((step) => actionOf(step) ?? context.fail(row, "has a step that is none", "steps")),
  };
}

/** A step of the log: action, observation, reward, valid (1 or 0), error (1 or 0), and the hashes of the first two. */
function actionOf(step: unknown): Action | undefined {
  if (!Array.isArray(step)) return undefined;
  const [action, output, , valid, error, actionHash, outputHash] = step as readonly unknown[];
  if (typeof actionHash !== "string" || typeof outputHash !== "string") return undefined;
  return {
    text: typeof action === "string" ? action : "",
    output: typeof output === "string" ? output : "",
    isTaken: valid === 1,
    isError: error === 1,
    actionHash,
    outputHash,
  };
}
