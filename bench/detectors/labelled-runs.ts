import { join } from "node:path";
import type { ExaminedStep, ExaminedTrace } from "@hoc/incident-engines";
import type { RunReport } from "../../apps/api/src/replay/adapter/adapter.js";
import { loadAdapter } from "../../apps/api/src/replay/adapter/load-adapter.js";
import { readRuns } from "../../apps/api/src/replay/runs/read-runs.js";
import { translationBy } from "../../apps/api/src/replay/translation.js";
import { dataFile } from "../grouping/data.js";
import { type Half, halfOf } from "./split.js";

const ADAPTERS = join(import.meta.dirname, "../../examples/replay");

/** The logs of runs whose outcome is known. */
export const LOGS = ["intercode-trajectories", "tau-bench-trajectories"] as const;

/** A log of runs whose outcome is known. */
export type Log = (typeof LOGS)[number];

/** A run of a log: what detectors see of it, and what they do not. */
export interface LabelledRun {
  readonly trace: ExaminedTrace;
  readonly half: Half;
  /** Whether it did not do its task. */
  readonly failed: boolean;
  /** Whether it ended by itself, before it had used up the steps that it had; false where nobody said how many. */
  readonly endedShort: boolean;
}

/** The runs of a log as `npm run replay` sends them. */
export async function labelledRuns(log: Log): Promise<LabelledRun[]> {
  const translation = translationBy(await loadAdapter(join(ADAPTERS, `${log}.ts`)));
  if (!("runAdapter" in translation)) throw new Error(`The adapter of ${log} makes no runs.`);
  const runs: LabelledRun[] = [];
  const told = { onBytes() {}, onRow() {} };
  for await (const { report } of readRuns(dataFile(`${log}/runs.jsonl.gz`), translation, told))
    runs.push(labelledRun(log, report));
  return runs;
}

function labelledRun(log: Log, { run, steps }: RunReport): LabelledRun {
  const { env, task } = taskOf(log, run);
  const limits = run.limits ?? null;
  return {
    trace: { steps: steps.map(examinedStep), isOver: true, limits, used: { tokens: null, costMicros: null } },
    half: halfOf(log, env, task),
    failed: run.status !== "succeeded",
    endedShort: limits?.steps !== undefined && steps.length < limits.steps,
  };
}

/** What both logs call a task: that of an environment in the one, that of an agent's domain in the other. */
function taskOf(log: Log, { agentId, metadata = {} }: RunReport["run"]): { env: string; task: number } {
  return log === "intercode-trajectories"
    ? { env: String(metadata.env), task: Number(metadata.task) }
    : { env: agentId, task: Number(metadata.taskId) };
}

/** A step as it is stored, as far as detectors read it. The logs count neither tokens nor money. */
function examinedStep({
  stepIndex,
  skillName,
  status,
  inputHash,
  outputHash,
}: RunReport["steps"][number]): ExaminedStep {
  return {
    stepIndex,
    stepType: skillName,
    skillId: null,
    status,
    inputHash: inputHash ?? null,
    contentHash: outputHash ?? null,
    tokens: 0,
    tokensKnown: false,
    costMicros: null,
  };
}
