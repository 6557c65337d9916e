import { addSeconds, type Instant, startOfUtcDay } from "@hoc/incident-schemas";
import { openStand, type Stand } from "../ingest/stand.js";
import { medians, printLine } from "../reads/measure.js";

const DAYS = 30;
const DAY_SECONDS = 86_400;
const SIZES = [10_000, 100_000];
const ROUNDS = 3;
const HOST = { type: "AGENT", id: "bench" } as const;

const TITLES = [
  "records".padEnd(12),
  "bare s",
  "ours s",
  "ratio",
  "read ours ms",
  "read live ms",
  "live / ours",
] as const;

/** The barest statement that gives an hour's figures of the tenant, each feature, model and user. */
const BARE = `select date_trunc('hour', c.occurred_at, 'UTC') as hour, c.feature_tag, c.model, c.user_id,
    sum(c.cost_micros), count(*), count(distinct c.request_id), sum(c.input_tokens), sum(c.output_tokens)
  from hoc.cost_records c where c.tenant_id = $1 and c.occurred_at >= $2 and c.occurred_at < $3
  group by grouping sets ((1), (1, 2), (1, 3), (1, 4))`;

/** What the explanation of a month asks, of the records themselves. */
const LIVE = ["feature_tag", "model", "user_id"].map(
  (column) => `select c.${column}, sum(c.cost_micros), count(distinct coalesce(c.request_id, c.id))
    from hoc.cost_records c where c.tenant_id = $1 and c.occurred_at >= $2 and c.occurred_at < $3
    group by 1 order by 2 desc limit 10`,
);

/** What it costs to add costs up, against one plain statement over the same records, and what reading them gains by it. */
export async function run(): Promise<void> {
  const stand = await openStand();
  try {
    console.log(
      `${await stand.settings()}; ${DAYS} days, 20 features, 5 models, 200 users; medians of ${ROUNDS} rounds\n`,
    );
    printLine(TITLES, TITLES);
    for (const size of SIZES) await report(stand, size);
  } finally {
    await stand.close();
  }
}

async function report(stand: Stand, size: number): Promise<void> {
  const tenantId = `tenant-${size}`;
  const context = { tenantId, actor: HOST, role: "admin" } as const;
  const until = startOfUtcDay(new Date().toISOString().replace("Z", "000Z"));
  const from = addSeconds(until, -DAYS * DAY_SECONDS);
  await seed(stand, tenantId, size, from);

  const seconds: { readonly bare: number; readonly ours: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await secondsOf(() => stand.pool.query(BARE, [tenantId, from, until]));
    await stand.pool.query(
      "truncate hoc.cost_snapshots, hoc.cost_snapshot_aggregates, hoc.cost_snapshot_baselines cascade",
    );
    const ours = await secondsOf(async () => {
      while ((await stand.operations.execute("incidents.costs.computeSnapshots", {}, context)).isBehind);
    });
    seconds.push({ bare, ours });
  }
  await stand.pool.query(
    "vacuum (analyze) hoc.cost_snapshots, hoc.cost_snapshot_aggregates, hoc.cost_snapshot_baselines",
  );
  const [bare, ours] = [median(seconds.map((one) => one.bare)), median(seconds.map((one) => one.ours))];
  const [read = 0, live = 0] = await medians(5, [
    () => stand.operations.execute("incidents.costGuard.getExplained", { period: "30d" }, context),
    async () => {
      for (const statement of LIVE) await stand.pool.query(statement, [tenantId, from, until]);
    },
  ]);
  printLine(TITLES, [size.toLocaleString("en"), bare, ours, ours / bare, read, live, live / read]);
}

/** Records spread evenly over the days; three of four are calls of one request each, the others share theirs. */
async function seed({ operations, pool }: Stand, tenantId: string, size: number, from: Instant): Promise<void> {
  const first = { model: "model-0", costMicros: 1, occurredAt: from };
  const context = { tenantId, actor: HOST, role: "admin" } as const;
  await operations.execute("incidents.costs.recordCosts", { records: [first] }, context);
  const step = (DAYS * DAY_SECONDS) / size;
  await pool.query(
    `insert into hoc.cost_records (tenant_id, id, sequence, user_id, feature_tag, request_id, model, input_tokens,
        output_tokens, cost_micros, occurred_at, recorded_at, content_digest)
      select r.tenant_id, 'record-' || n, 1 + n, 'user-' || n::int8 * 7919 % 200, 'feature-' || n::int8 * 31 % 20,
        'request-' || case when n % 4 = 0 then n - 1 else n end, 'model-' || n % 5, 500 + n % 1000, 100 + n % 400,
        1000 + n % 5000, r.occurred_at + n * $2::float8 * interval '1 second', r.recorded_at, r.content_digest
      from hoc.cost_records r, generate_series(1, $3::int4 - 1) n where r.tenant_id = $1`,
    [tenantId, step, size],
  );
  await pool.query("update hoc.tenant_heads set last_sequence = $2 where tenant_id = $1", [tenantId, size]);
  await pool.query("vacuum (analyze) hoc.cost_records");
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
