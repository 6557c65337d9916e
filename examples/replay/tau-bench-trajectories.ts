import { createHash } from "node:crypto";
import type { ReplayContext, RunAdapter, RunReport } from "../../apps/api/src/replay/adapter/adapter.js";
import type { ReplayRow } from "../../apps/api/src/replay/rows/row.js";
import { number, numberOrNull, text } from "./columns.js";
import { type Failure, failedRun } from "./failed-run.js";
import { type LaidOutRun, laidOut } from "./laid-out.js";

const FROM = "2024-06-01T00:00:00.000000Z";
const HAND_OVER = "transfer_to_human_agents";

/** A conversation of the log: what it was about, and how the bench judged its end. */
interface Conversation {
  readonly runId: string;
  readonly agentId: string;
  readonly taskId: number;
  readonly trial: number;
  readonly succeeded: boolean;
  /** Whether the records are as they should be; null when that was not looked at. */
  readonly recordsRight: boolean | null;
  /** Whether the customer was told what they should be; null when that was not looked at. */
  readonly answersRight: boolean | null;
}

/** A message of a conversation, or a call of a tool, or its result. */
interface Message {
  readonly index: number;
  readonly role: string;
  readonly tool: string | null;
  /** What a called tool was given, as JSON; null of other messages. */
  readonly args: string | null;
  readonly isError: boolean;
  readonly content: string;
  readonly contentHash: string | null;
}

const adapter: RunAdapter = {
  name: "tau-bench-trajectories",
  description:
    "Conversations of customer-service agents with their messages and tool calls; laid out one after another, ten seconds a message, because the log has no times",
  tenant: "tau-bench",
  async *runs(rows, context) {
    const messages = await messagesByRun(context);
    const nextRun = laidOut(FROM);
    for await (const row of rows) {
      const conversation = conversationOf(row, context);
      const own = messages.get(conversation.runId) ?? [];
      yield reportOf(conversation, own, nextRun(own.length));
    }
  },
};

export default adapter;

function reportOf(conversation: Conversation, messages: readonly Message[], time: LaidOutRun): RunReport {
  const { runId, agentId, taskId, trial, succeeded } = conversation;
  return {
    run: {
      runId,
      agentId,
      goal: `task ${taskId}, trial ${trial}`,
      startedAt: time.startedAt,
      completedAt: time.completedAt,
      metadata: { taskId, trial },
      ...(succeeded ? { status: "succeeded" } : failedRun(failureOf(conversation, messages), agentId)),
    },
    steps: messages.map((message, position) => stepOf(message, messages[position - 1], time.stepEndedAt(position))),
  };
}

function failureOf({ recordsRight, answersRight }: Conversation, messages: readonly Message[]): Failure {
  const results = messages.filter(({ role }) => role === "tool");
  if (results.at(-1)?.tool === HAND_OVER)
    return { errorCode: "HANDED_TO_HUMAN", errorMessage: "The agent handed the customer over to a human." };
  const error = lastErrorLeft(results);
  if (error !== undefined) return { errorCode: "TOOL_ERROR", errorMessage: `${error.tool}: ${error.content}` };
  if (recordsRight === false)
    return { errorCode: "WRONG_FINAL_STATE", errorMessage: "The records are not as the task wants them." };
  if (answersRight === false)
    return { errorCode: "WRONG_ANSWER", errorMessage: "The customer was not told what the task wants them told." };
  return { errorCode: "TASK_FAILED", errorMessage: "The task was not done." };
}

/** The last error of a tool that did not work afterwards. */
function lastErrorLeft(results: readonly Message[]): Message | undefined {
  return results.findLast(
    ({ isError, tool, index }) =>
      isError && !results.some((later) => later.tool === tool && later.index > index && !later.isError),
  );
}

/**
 * A message as a step: a tool's result bears the tool's name and what the message before it gave the tool, and a call of
 * a tool says which it calls.
 */
function stepOf(message: Message, before: Message | undefined, occurredAt: string): RunReport["steps"][number] {
  const { index, role, tool, isError, contentHash } = message;
  const inputHash = inputHashOf(message, before);
  return {
    stepIndex: index,
    skillName: role === "tool" ? (tool ?? role) : role,
    status: isError ? "failure" : "success",
    source: "replay",
    occurredAt,
    ...(role !== "tool" && tool !== null && { outcomeData: { calls: tool } }),
    ...(inputHash !== undefined && { inputHash }),
    ...(contentHash !== null && { outputHash: contentHash }),
  };
}

/** Digest of what a tool was given, as far as the log has it: calls that differ after 300 characters are one to it. */
function inputHashOf({ role, tool }: Message, before: Message | undefined): string | undefined {
  if (role !== "tool" || before?.tool !== tool || before.args === null) return undefined;
  return createHash("sha256").update(before.args).digest("hex");
}

async function messagesByRun(context: ReplayContext): Promise<ReadonlyMap<string, readonly Message[]>> {
  const messages = new Map<string, Message[]>();
  for await (const row of context.rowsOf("steps.jsonl.gz")) {
    const runId = text(row, "runId", context);
    const own = messages.get(runId);
    if (own === undefined) messages.set(runId, [messageOf(row, context)]);
    else own.push(messageOf(row, context));
  }
  return messages;
}

function messageOf(row: ReplayRow, context: ReplayContext): Message {
  const { tool, args, error, content, contentHash } = row.values;
  return {
    index: number(row, "index", context),
    role: text(row, "role", context),
    tool: typeof tool === "string" ? tool : null,
    args: typeof args === "string" ? args : null,
    isError: error === true,
    content: typeof content === "string" ? content : "",
    contentHash: typeof contentHash === "string" ? contentHash : null,
  };
}

function conversationOf(row: ReplayRow, context: ReplayContext): Conversation {
  const right = (column: string) => {
    const share = numberOrNull(row, column, context);
    return share === null ? null : share === 1;
  };
  return {
    runId: text(row, "runId", context),
    agentId: text(row, "source", context),
    taskId: number(row, "taskId", context),
    trial: number(row, "trial", context),
    succeeded: number(row, "reward", context) === 1,
    recordsRight: right("rActions"),
    answersRight: right("rOutputs"),
  };
}
