import { randomUUID } from "node:crypto";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aggregatorConfig, createReadPorts } from "../src/create-drivers.js";
import { readExecutor } from "../src/executor.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";
import { histories, type Step } from "./histories.js";
import { openStage } from "./live.js";
import { type Answers, driverAnalyses, driverLists, oracleAnalyses, oracleLists } from "./oracle/compare.js";
import { historyOf, RUNS as RUN_IDS, TARGETS, tenantHistories } from "./oracle/generate-histories.js";
import { type Question, type QuestionWish, questionOf, questionWishes } from "./oracle/generate-questions.js";
import { insertHistories } from "./oracle/insert-histories.js";
import { type Standing, standingAt, type TenantHistory } from "./oracle/standing.js";
import { watchHistory } from "./oracle/watch-history.js";

const RUNS = Number(process.env.HOC_HISTORY_RUNS ?? 50);
const SEED = Number(process.env.HOC_HISTORY_SEED ?? 20261121) + 5;
const TIME = { timeout: 3_600_000 };

/** Most histories that are stored at once, each as a tenant of its own. */
const LARGEST_BATCH = 40;

let database: TestDatabase;
let ports: ReadPorts;
const compared: Record<string, number> = {};

beforeAll(async () => {
  database = await pgliteDatabase();
  ports = createReadPorts(readExecutor(database.db, "hoc"), { config: aggregatorConfig(), slaTargets: TARGETS });
});

afterAll(() => {
  console.log("histories compared with the oracle:", JSON.stringify(compared));
  return database?.close();
});

const batches = fc.noBias(
  fc.array(fc.tuple(tenantHistories, questionWishes), { minLength: 1, maxLength: LARGEST_BATCH, size: "max" }),
);

type AskDriver = (ports: ReadPorts, tenantId: string, question: Question) => Promise<Answers>;
type AskOracle = (standing: Standing, question: Question) => Answers | Promise<Answers>;

async function expectSameAnswers(
  history: TenantHistory,
  wish: QuestionWish,
  askDriver: AskDriver,
  askOracle: AskOracle,
): Promise<void> {
  const question = questionOf(history, wish);
  const answers = await askDriver(ports, history.tenantId, question);
  const expected = await askOracle(standingAt(history, question.at), question);
  expect({ question, ...answers }).toEqual({ question, ...expected });
}

async function overStoredHistories(
  name: string,
  seed: number,
  askDriver: AskDriver,
  askOracle: AskOracle,
): Promise<void> {
  for (const batch of fc.sample(batches, { numRuns: RUNS, seed })) {
    const asked = batch.map(([history, wish]) => ({ history: historyOf(`tenant-${randomUUID()}`, history), wish }));
    await insertHistories(
      { db: database.db, schema: "hoc" },
      asked.map(({ history }) => history),
    );
    for (const { history, wish } of asked) await expectSameAnswers(history, wish, askDriver, askOracle);
    compared[name] = (compared[name] ?? 0) + batch.length;
  }
}

it("F-043, F-045, F-050: lists show at every point what a plain filter and sort shows", TIME, () =>
  overStoredHistories("lists", SEED, driverLists, oracleLists),
);

it("F-047 to F-055: analyses come at every point to what plain arithmetic comes to", TIME, () =>
  overStoredHistories("analyses", SEED + 1, driverAnalyses, oracleAnalyses),
);

it(
  "F-042, F-043: what real signals, people and sweeps leave is read at every earlier point as it was",
  TIME,
  async () => {
    const wishes = fc.array(questionWishes, { minLength: 4, maxLength: 4 });
    const windowings = fc.constantFrom("sliding", "sliding", "tumbling");
    await fc.assert(
      fc.asyncProperty(histories, wishes, windowings, async (steps, questions, windowing) => {
        const stage = openStage({ db: database.db, schema: "hoc" }, windowing);
        const history = await watchHistory(stage, `tenant-${randomUUID()}`, steps.map(withRuns));
        for (const wish of questions) {
          await expectSameAnswers(history, wish, driverLists, oracleLists);
          await expectSameAnswers(history, wish, driverAnalyses, oracleAnalyses);
        }
        compared.lived = (compared.lived ?? 0) + 1;
      }),
      { numRuns: Math.ceil(RUNS * 0.4), seed: SEED + 2, endOnFailure: true },
    );
  },
);

function withRuns(step: Step): Step {
  if (step.kind !== "signals") return step;
  const runOf = (index: number) => RUN_IDS[index] ?? null;
  return { ...step, signals: step.signals.map((signal, index) => ({ ...signal, runId: runOf(index) })) };
}
