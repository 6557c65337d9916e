import { randomUUID } from "node:crypto";
import { addSeconds } from "@hoc/incident-schemas";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrateToLatest } from "../src/migrations/index.js";
import { pgliteDatabase, type TestDatabase } from "./databases.js";
import { HISTORY_CONFIG, histories } from "./histories.js";
import { live, openStage, type Stage } from "./live.js";
import { readChapters, replayChapters, withOtherBorders } from "./rebuild.js";
import { busiestHour, recount } from "./recount.js";
import { storedEntries, storedIncidents, storedSignals } from "./stored.js";
import { tell } from "./tell.js";

const RUNS = Number(process.env.HOC_HISTORY_RUNS ?? 25);
const SEED = Number(process.env.HOC_HISTORY_SEED ?? 20261121);
const TIME = { timeout: 600_000 };

let database: TestDatabase;
/** The same history is lived through in one schema, and again or otherwise in the other two. */
interface Stages {
  readonly original: Stage;
  readonly copy: Stage;
  readonly third: Stage;
}
let stagesOf: Readonly<Record<"sliding" | "tumbling", Stages>>;

beforeAll(async () => {
  database = await pgliteDatabase();
  const { db } = database;
  for (const schema of ["copy", "third"]) await migrateToLatest(db, { schema });
  const stages = (windowing: "sliding" | "tumbling"): Stages => ({
    original: openStage({ db, schema: "hoc" }, windowing),
    copy: openStage({ db, schema: "copy" }, windowing),
    third: openStage({ db, schema: "third" }, windowing),
  });
  stagesOf = { sliding: stages("sliding"), tumbling: stages("tumbling") };
});

afterAll(() => database?.close());

const windowings = fc.constantFrom("sliding", "sliding", "sliding", "tumbling");
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

it(
  "the borders between batches decide nothing: whole batches, single signals and any cut leave the same",
  TIME,
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, sizes, windowings, async (history, cuts, windowing) => {
        const { original, copy, third } = stagesOf[windowing];
        const tenantId = `t-${randomUUID()}`;
        await live(original, tenantId, history);
        await live(copy, tenantId, history, [1]);
        await live(third, tenantId, history, cuts);
        const told = await tell(original, tenantId);
        expect(await tell(copy, tenantId)).toEqual(told);
        expect(await tell(third, tenantId)).toEqual(told);
      }),
      { numRuns: Math.ceil(RUNS * 0.8), seed: SEED },
    );
  },
);

it(
  "F-028, F-032: every signal is stored once, every number is what the stored signals say, the cap holds",
  TIME,
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, windowings, async (history, windowing) => {
        const { original } = stagesOf[windowing];
        const tenantId = `t-${randomUUID()}`;
        const results = await live(original, tenantId, history);
        const sent = history.flatMap((step) => (step.kind === "signals" ? step.signals : []));
        const [signals, incidents, entries] = await Promise.all([
          storedSignals(original, tenantId),
          storedIncidents(original, tenantId),
          storedEntries(original, tenantId),
        ]);
        expect(signals.map(({ signalId }) => signalId).sort()).toEqual(sent.map(({ signalId }) => signalId).sort());
        expect(Object.fromEntries(signals.map(({ signalId, absorption }) => [signalId, absorption]))).toEqual(
          Object.fromEntries(results.map(({ signalId, outcome }) => [signalId, outcome])),
        );
        for (const incident of incidents) expect(incident).toMatchObject(recount(incident, signals, entries));
        expect(busiestHour(incidents)).toBeLessThanOrEqual(HISTORY_CONFIG.maxIncidentsPerTenantPerHour);
        const open = incidents.filter(({ lifecycleState }) => lifecycleState !== "RESOLVED");
        expect(new Set(open.map(({ groupingKey }) => groupingKey)).size).toBe(open.length);
      }),
      { numRuns: RUNS, seed: SEED + 1 },
    );
  },
);

it("signals that are sent again, in any order and number, change nothing", TIME, async () => {
  const again = fc.tuple(histories, fc.infiniteStream(fc.nat(1_000_000)), sizes);
  await fc.assert(
    fc.asyncProperty(again, windowings, async ([history, order, cuts], windowing) => {
      const { original } = stagesOf[windowing];
      const tenantId = `t-${randomUUID()}`;
      await live(original, tenantId, history);
      const before = await tell(original, tenantId, true);
      const sent = history.flatMap((step) => (step.kind === "signals" ? step.signals : []));
      const shuffled = [...sent, ...sent]
        .map((signal) => ({ signal, rank: order.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ signal }) => signal);
      const later = addSeconds(String(history.at(-1)?.now), 7);
      const results = await live(original, tenantId, [{ kind: "signals", now: later, signals: shuffled }], cuts);
      expect(results.every(({ outcome, conflict }) => outcome === "duplicate" && conflict === undefined)).toBe(true);
      expect(await tell(original, tenantId, true)).toEqual(before);
    }),
    { numRuns: RUNS, seed: SEED + 2 },
  );
});

it("the incidents can be rebuilt from the stored signals and what people and sweeps did", TIME, async () => {
  await fc.assert(
    fc.asyncProperty(histories, sizes, windowings, async (history, cuts, windowing) => {
      const { original, copy, third } = stagesOf[windowing];
      const tenantId = `t-${randomUUID()}`;
      await live(original, tenantId, history);
      const chapters = await readChapters(original, tenantId);
      await replayChapters(chapters, tenantId, copy);
      expect(await tell(copy, tenantId, true)).toEqual(await tell(original, tenantId, true));
      const ids = async (stage: Stage) => (await storedIncidents(stage, tenantId)).map(({ id }) => id);
      expect(await ids(copy)).toEqual(await ids(original));

      await replayChapters(withOtherBorders(chapters, cuts), tenantId, third);
      expect(await tell(third, tenantId)).toEqual(await tell(original, tenantId));
    }),
    { numRuns: RUNS, seed: SEED + 3 },
  );
});
