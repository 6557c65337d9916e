import { addSeconds } from "@hoc/incident-schemas";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsTouched } from "../../../tooling/db/rows-touched.js";
import { createCostGuardDriver } from "../src/drivers/cost-guard/create-cost-guard-driver.js";
import { createCostSnapshotDriver } from "../src/drivers/cost-snapshot.js";
import { readExecutor, writeExecutor } from "../src/executor.js";
import { pgDatabase } from "./databases.js";
import { unlockedHead } from "./headless.js";

const UNTIL = "2026-03-31T00:00:00.000000Z";
const DAY = 86_400;
const DAYS = 30;
const ENTITIES = 20;
const STORED = DAYS * (24 + 1) * ENTITIES;
const NEWCOMER = "newcomer";

const daysAgo = (days: number) => addSeconds(UNTIL, -days * DAY);

/** As many days as one call adds up. */
const WEEK = [7, 6, 5, 4, 3, 2, 1].map(daysAgo);

let database: Awaited<ReturnType<typeof pgDatabase>>;
let statements: CompiledQuery[] = [];

const run = async (statement: string, parameters: readonly unknown[] = []) =>
  (await database.db.executeQuery(CompiledQuery.raw(statement, [...parameters]))).rows as object[];

/** A month of hours and days that were added up, each with what the same features spent. */
async function addSnapshots(tenantId: string): Promise<void> {
  for (const [type, seconds] of [
    ["hourly", 3_600],
    ["daily", DAY],
  ] as const) {
    await run(
      `insert into hoc.cost_snapshots (tenant_id, id, sequence, snapshot_type, period_start, period_end, status, version,
          input_sequence, completed_at, recorded_at)
        select $1, $2 || g, g, $2, $3::timestamptz + g * $4::int4 * interval '1 second',
          $3::timestamptz + (g + 1) * $4::int4 * interval '1 second', 'complete', 1, 0, $5::timestamptz, $5::timestamptz
        from generate_series(0, $6::int4 - 1) as g`,
      [tenantId, type, daysAgo(DAYS), seconds, UNTIL, (DAYS * DAY) / seconds],
    );
  }
  await run(
    `insert into hoc.cost_snapshot_aggregates (tenant_id, snapshot_id, entity_type, entity_id, total_cost_micros,
        record_count, request_count, input_tokens, output_tokens, sequence, recorded_at)
      select s.tenant_id, s.id, case when g = 0 then 'tenant' else 'feature' end,
        case when g = 0 then '' else 'feature-' || g end, 5, 1, 1, 1, 1, s.sequence, s.recorded_at
      from hoc.cost_snapshots as s cross join generate_series(0, $2::int4 - 1) as g where s.tenant_id = $1`,
    [tenantId, ENTITIES],
  );
}

beforeAll(async () => {
  database = await pgDatabase({ max: 1, log: ({ query }) => void statements.push(query) });
  for (const table of ["cost_snapshots", "cost_snapshot_aggregates", "cost_snapshot_baselines"])
    await run(`alter table hoc.${table} set (autovacuum_enabled = false)`);
  await addSnapshots("known");
  await run("vacuum (analyze)");
  await addSnapshots(NEWCOMER);
}, 120_000);

afterAll(() => database?.close());

/** Asks a question, and gives how many rows of tables its statements read; nothing that they write stays. */
async function rowsReadBy(question: () => Promise<unknown>): Promise<number> {
  await run("begin");
  statements = [];
  await question();
  const sent = [...statements];
  await run("rollback; begin");
  let read = 0;
  for (const { sql, parameters } of sent) read += await rowsTouched(run, sql, parameters);
  await run("rollback");
  return read;
}

describe(`of a tenant that statistics do not know, with ${STORED} rows in its snapshots, each is read once at most for`, () => {
  const at = { asOf: UNTIL, sequence: 1_000_000, isLatest: true };
  const span = { from: daysAgo(DAYS), until: UNTIL };
  const guard = () => createCostGuardDriver(readExecutor(database.db, "hoc"));
  const snapshots = () => createCostSnapshotDriver(writeExecutor(database.db, "hoc"), unlockedHead(NEWCOMER));

  it.each([
    ["F-099: what features cost in a month", () => guard().getSpendByFeature(NEWCOMER, span, 10, at)],
    [
      "F-099: what was spent in all, by hours",
      () => guard().getTotalSpend(NEWCOMER, { from: addSeconds(daysAgo(1), 1), until: addSeconds(UNTIL, -1) }, at),
    ],
    [
      "F-099: the totals of a summary",
      () =>
        guard().getSpendTotals(
          NEWCOMER,
          {
            todayStart: daysAgo(1),
            monthStart: daysAgo(DAYS),
            weekAgo: daysAgo(7),
            until: UNTIL,
          },
          at,
        ),
    ],
    [
      "days that are added up",
      () =>
        snapshots().insertDailySnapshots(
          NEWCOMER,
          WEEK.map((periodStart) => ({ snapshotId: `again-${periodStart}`, periodStart })),
        ),
    ],
    [
      "F-103: what days usually cost",
      () =>
        snapshots().insertBaselines(
          NEWCOMER,
          WEEK.flatMap((forDay) => [{ forDay, windowDays: 7 } as const, { forDay, windowDays: 30 } as const]),
        ),
    ],
    [
      "what is known of days",
      () =>
        snapshots().fetchCostFacts(NEWCOMER, {
          days: [daysAgo(1), daysAgo(2)],
          usersAbovePct: 150,
          usersAboveMicros: 0,
          also: [],
        }),
    ],
  ])("%s", async (_, question) => {
    expect(await rowsReadBy(question)).toBeLessThan(STORED);
  });
});
