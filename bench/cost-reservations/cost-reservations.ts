import type { Actor } from "@hoc/incident-schemas";
import { openStand, type Stand } from "../ingest/stand.js";

const ROUNDS = 3;
const STEPS = 400;
const CALLERS = [1, 16];
const ESTIMATE = 1_000;
const PLENTY = 1_000_000_000_000;
const HOST: Actor = { type: "AGENT", id: "bench" };

/** How long each call took, in milliseconds, and how many steps were taken a second. */
interface Measured {
  readonly perSecond: number;
  readonly latencies: readonly number[];
}

/** Something that takes a step, in one or two calls. */
type TakeStep = (step: string, timed: <T>(call: () => Promise<T>) => Promise<T>) => Promise<void>;

/**
 * How long a caller waits for the answer whether a step fits its budgets, and for its commit, against the barest way to
 * hold one limit: `update … where spent + $1 <= limit`, on one row that all callers share.
 */
export async function run(): Promise<void> {
  const stand = await openStand();
  try {
    console.log(`${await stand.settings()}; medians of ${ROUNDS} rounds of ${STEPS} steps, in turn\n`);
    await prepareBaseline(stand);
    console.log("callers  what               steps/s   p50 ms   p99 ms");
    for (const callers of CALLERS) await report(stand, callers);
  } finally {
    await stand.close();
  }
}

async function report(stand: Stand, callers: number): Promise<void> {
  const counters: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    counters.push(await measure(callers, countingStep(stand)));
    await stand.clear();
    await stand.pool.query("truncate hoc.cost_records, hoc.cost_budgets, hoc.cost_budget_periods cascade");
    await stand.pool.query("truncate hoc.cost_reservations cascade");
    const tenantId = `tenant-${callers}-${round}`;
    await setBudgets(stand, tenantId);
    ours.push(await measure(callers, reservingStep(stand, tenantId)));
  }
  const [counter, reserved] = [counters, ours].map((rounds) => print(callers, rounds)) as [number, number];
  console.log(`ratio of steps a second: ${(reserved / counter).toFixed(2)}\n`);

  function print(of: number, rounds: readonly Measured[]): number {
    const rate = median(rounds.map(({ perSecond }) => perSecond));
    const share = (pct: number) => median(rounds.map(({ latencies }) => percentile(latencies, pct))).toFixed(1);
    const what = rounds === counters ? "one counter" : "reserve, commit";
    const cells = [String(of).padStart(7), what.padEnd(17), String(Math.round(rate)).padStart(8)];
    console.log([...cells, share(50).padStart(7), share(99).padStart(7)].join("  "));
    return rate;
  }
}

async function prepareBaseline({ pool }: Stand): Promise<void> {
  await pool.query(`create table public.counter (id int primary key, spent numeric(20, 0), "limit" numeric(20, 0))`);
  await pool.query("insert into public.counter values (1, 0, $1)", [PLENTY]);
}

function countingStep({ pool }: Stand): TakeStep {
  return async (_step, timed) => {
    const statement = `update public.counter set spent = spent + $1 where id = 1 and spent + $1 <= "limit" returning spent`;
    await timed(() => pool.query(statement, [ESTIMATE]));
  };
}

/** Three hard budgets with both limits each, so that every answer is about six. */
async function setBudgets({ operations }: Stand, tenantId: string): Promise<void> {
  const said = { dailyLimitMicros: PLENTY, monthlyLimitMicros: PLENTY, hardLimitEnabled: true };
  const entities = [
    {},
    { budgetType: "feature", entityId: "search" },
    { budgetType: "user", entityId: "user-7" },
  ] as const;
  const context = { tenantId, actor: HOST, role: "admin" } as const;
  for (const entity of entities) await operations.execute("incidents.costs.setBudget", { ...entity, ...said }, context);
}

function reservingStep({ operations }: Stand, tenantId: string): TakeStep {
  const context = { tenantId, actor: HOST, role: "ingest" } as const;
  const entities = { featureTag: "search", userId: "user-7" };
  return async (reservationId, timed) => {
    const wish = { reservationId, estimateMicros: ESTIMATE, model: "large-1", ...entities };
    await timed(() => operations.execute("incidents.costs.reserve", wish, context));
    const spent = { reservationId, actualMicros: ESTIMATE };
    await timed(() => operations.execute("incidents.costs.commitReservation", spent, context));
  };
}

async function measure(callers: number, take: TakeStep): Promise<Measured> {
  const latencies: number[] = [];
  const timed = async <T>(call: () => Promise<T>) => {
    const start = performance.now();
    const answer = await call();
    latencies.push(performance.now() - start);
    return answer;
  };
  let next = 0;
  const caller = async () => {
    for (let step = next++; step < STEPS; step = next++) await take(`step-${step}`, timed);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return { perSecond: STEPS / ((performance.now() - start) / 1_000), latencies };
}

function percentile(values: readonly number[], pct: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * pct) / 100))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}
