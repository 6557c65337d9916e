import { type Baseline, createBaselines, type StoredRow, storedRows } from "./baseline.js";
import { measureMemory } from "./memory.js";
import { openStand, type Stand } from "./stand.js";
import { ATTACHING_KEYS, createWorkload, type Spread } from "./workload.js";

/** One line of the table: how many signals a call, by how many callers on one tenant, over which keys. */
interface Case {
  readonly spread: Spread;
  readonly perCall: number;
  readonly callers: number;
  readonly calls: number;
}

const TENANT = "bench";
const ROUNDS = 3;
const SIGNALS_PER_ROUND: Readonly<Record<number, number>> = { 1: 2_000, 100: 20_000, 1000: 40_000 };

/** Signals per second of our path against those of inserting the very same rows and nothing else. */
export async function run(): Promise<void> {
  const stand = await openStand();
  try {
    console.log(`${await stand.settings()}; medians of ${ROUNDS} rounds, ours and the baselines in turn\n`);
    const baselines = await createBaselines(stand.pool);
    await warmUp(stand);
    console.log("keys       per call  callers  ours/s   VALUES/s  unnest/s  ratio to the faster");
    for (const spread of ["hot", "attaching", "opening"] as const)
      for (const perCall of [1, 100, 1000])
        for (const callers of [1, 16]) await report(stand, baselines, caseOf(spread, perCall, callers));
    await reportGathering(stand);
    await measureMemory(stand);
  } finally {
    await stand.close();
  }
}

function caseOf(spread: Spread, perCall: number, callers: number): Case {
  return { spread, perCall, callers, calls: Math.ceil((SIGNALS_PER_ROUND[perCall] ?? perCall) / perCall) };
}

async function warmUp(stand: Stand): Promise<void> {
  for (const spread of ["hot", "attaching", "opening"] as const) {
    const make = createWorkload(spread, `warm-${spread}`);
    for (let call = 0; call < 20; call++) await stand.operations.record(TENANT, make(1000));
  }
}

async function report(stand: Stand, baselines: readonly Baseline[], one: Case): Promise<void> {
  const ours: number[] = [];
  const theirs = baselines.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    await prepare(stand, one.spread);
    const before = await countSignals(stand);
    ours.push(await measureOurs(stand, one, `${one.spread}-${round}`));
    const rows = (await storedRows(stand.pool)).slice(before);
    for (const [index, baseline] of baselines.entries()) {
      await stand.pool.query("truncate hoc.signals");
      await stand.pool.query("checkpoint");
      theirs[index]?.push(await measureBaseline(baseline, one, rows));
    }
  }
  const rate = median(ours);
  const rates = theirs.map(median);
  const cells = [
    one.spread.padEnd(10),
    String(one.perCall).padStart(8),
    String(one.callers).padStart(8),
    ...[rate, ...rates].map((value) => String(Math.round(value)).padStart(8)),
    (rate / Math.max(...rates)).toFixed(2).padStart(8),
  ];
  console.log(cells.join("  "));
}

/** Empties the tables; for an attaching workload opens its incidents first. */
async function prepare(stand: Stand, spread: Spread): Promise<void> {
  await stand.clear();
  if (spread === "opening") return;
  const make = createWorkload(spread, "prepared");
  const keys = spread === "hot" ? 1 : ATTACHING_KEYS;
  for (let opened = 0; opened < keys; opened += 1000) await stand.operations.record(TENANT, make(Math.min(keys, 1000)));
  await stand.pool.query("analyze hoc.incidents");
}

async function measureOurs(stand: Stand, { spread, perCall, callers, calls }: Case, seed: string): Promise<number> {
  const make = createWorkload(spread, seed);
  const batches = Array.from({ length: calls }, () => make(perCall));
  return perSecond(calls * perCall, () => inTurn(callers, batches, (batch) => stand.operations.record(TENANT, batch)));
}

async function measureBaseline(
  baseline: Baseline,
  { perCall, callers }: Case,
  rows: readonly StoredRow[],
): Promise<number> {
  const batches: StoredRow[][] = [];
  for (let start = 0; start < rows.length; start += perCall) batches.push(rows.slice(start, start + perCall));
  return perSecond(rows.length, () => inTurn(callers, batches, (batch) => baseline.insert(batch)));
}

/** 16 callers with one signal each on one tenant, against one transaction for every signal. */
async function reportGathering(stand: Stand): Promise<void> {
  const gathered: number[] = [];
  const single: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await prepare(stand, "hot");
    single.push(await measureOurs(stand, { spread: "hot", perCall: 1, callers: 1, calls: 1_000 }, `single-${round}`));
    await prepare(stand, "hot");
    gathered.push(await measureOurs(stand, { spread: "hot", perCall: 1, callers: 16, calls: 8_000 }, `many-${round}`));
  }
  const [many, one] = [median(gathered), median(single)];
  console.log(
    `\n16 callers of one signal each: ${Math.round(many)}/s, ${(many / one).toFixed(1)} times the ${Math.round(one)}/s of one transaction per signal`,
  );
}

async function inTurn<T>(callers: number, items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  const caller = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

async function countSignals(stand: Stand): Promise<number> {
  const { rows } = await stand.pool.query("select count(*)::int as n from hoc.signals");
  return rows[0].n;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
