import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { doctor } from "@hoc/incident-drivers/migrations";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { appProcess } from "../chaos/app-process.js";
import type { Encounters } from "../chaos/caller.js";
import { judge, outcomeOf } from "../chaos/judge.js";
import { startLoad, type Told } from "../chaos/load.js";
import { amount, commandLine, orElse, required, text } from "../command-line.js";
import { freePort } from "../db/free-port.js";
import { createDatabase, startPostgres } from "../db/postgres-server.js";
import { createFindings } from "./findings.js";
import { checkOut, run } from "./run.js";

// An upgrade without a stop: the version of a commit serves under load, this one starts on the same database and migrates
// it, both serve, and the earlier one stops. Whatever was answered must be in effect.

const house = join(import.meta.dirname, "../..");
const ROLE = "rehearsal_app";
const TENANTS = ["acme", "globex", "initech"].map((tenantId) => ({ tenantId, token: `token-${tenantId}` }));
const CALLERS = 4;
/** Nobody has a budget or a webhook here. */
const NOT_TRIED_HERE = /budget|webhook|endpoint|receiver|reached it/;
const DRAINED_WITHIN_MILLISECONDS = 60_000;

const { from, seconds } = commandLine({
  call: "npm run rehearse:side-by-side --",
  does: "Brings this version while that of a commit serves under load on the same database.",
  options: {
    from: required(text("COMMIT", "the version that serves first")),
    seconds: orElse(amount("how long each part goes on"), 10),
  },
}).values;
process.exitCode = await rehearse(from, seconds * 1_000);

async function rehearse(commit: string, milliseconds: number): Promise<number> {
  const findings = createFindings();
  const folder = await mkdtemp(join(tmpdir(), "hoc-side-by-side-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const earlier = join(folder, "earlier");
    await mkdir(earlier);
    await checkOut(house, commit, earlier);
    await run("npm", ["ci", "--prefer-offline"], { cwd: earlier });
    const postgres = await startPostgres();
    undo.push(() => postgres.stop());
    const database = await createDatabase(postgres.url);
    undo.push(() => database.drop());
    const environment = environmentFor(database.url);
    const before = appProcess(await freePort(), environment, earlier);
    const after = appProcess(await freePort(), environment);
    undo.push(
      () => before.kill("SIGKILL"),
      () => after.kill("SIGKILL"),
    );

    await before.start();
    const loadBefore = startLoad(before.url, TENANTS, CALLERS, "earlier");
    await pause(milliseconds);
    const started = performance.now();
    await after.start();
    findings.figure("seconds until the later version was ready", ((performance.now() - started) / 1_000).toFixed(1));
    const loadAfter = startLoad(after.url, TENANTS, CALLERS, "later");
    await pause(milliseconds);
    await loadBefore.stop();
    await before.kill("SIGTERM");
    await pause(milliseconds / 2);
    await loadAfter.stop();
    await drained(database.url);

    for (const [name, { encounters }] of Object.entries({ earlier: loadBefore, later: loadAfter })) {
      for (const [what, count] of figuresOf(encounters)) findings.figure(`${what} (${name})`, count);
      findings.check(`the ${name} version answered nothing wrong`, encounters.wrong);
      findings.check(
        `the ${name} version cut nobody off`,
        encounters.cutOff > 0 ? `${encounters.cutOff} requests` : "",
      );
      findings.check(`the ${name} version was under load`, encounters.answered < 20 ? `${encounters.answered}` : "");
    }
    findings.check("neither wrote an error to its log", [...before.complaints(), ...after.complaints()]);
    for (const verdict of await judge(database.url, merged(loadBefore.told, loadAfter.told), [])) {
      const { promise, broken } = verdict;
      if (outcomeOf(verdict) !== "NOT TRIED") findings.check(promise, broken);
      else if (NOT_TRIED_HERE.test(promise)) findings.figure("not tried here", promise);
      else findings.check(promise, "there was nothing to look at");
    }
    findings.check("the doctor finds nothing", await differences(database.url));
  } finally {
    for (const step of undo.reverse()) await step();
  }
  return findings.close();
}

function environmentFor(url: string): Readonly<Record<string, string>> {
  const tokens = TENANTS.map(({ tenantId, token }) => [token, { tenant: tenantId, actor: "ada", role: "admin" }]);
  return {
    DATABASE_URL: url,
    HOC_DATABASE_ROLE: ROLE,
    HOC_API_TOKENS: JSON.stringify(Object.fromEntries(tokens)),
    HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "100000",
    HOC_DEMO: "off",
    HOC_LOG_LEVEL: "error",
  };
}

function figuresOf({ requests, answered, comeBack, slowestMilliseconds }: Encounters): [string, number][] {
  return [
    ["requests", requests],
    ["answered", answered],
    ["told to come back", comeBack],
    ["slowest answer in ms", Math.round(slowestMilliseconds)],
  ];
}

function merged(one: Told, other: Told): Told {
  return {
    signals: [...one.signals, ...other.signals],
    sentSignals: new Set([...one.sentSignals, ...other.sentSignals]),
    notes: [...one.notes, ...other.notes],
    sentNotes: new Set([...one.sentNotes, ...other.sentNotes]),
    resolved: [...one.resolved, ...other.resolved],
    costs: [...one.costs, ...other.costs],
    commits: [...one.commits, ...other.commits],
  };
}

/** Waits until every event is delivered, as the judge expects it. */
async function drained(url: string): Promise<void> {
  await withDatabase(url, async (db) => {
    const giveUpAt = performance.now() + DRAINED_WITHIN_MILLISECONDS;
    const waiting = sql`select from hoc.outbox_deliveries where delivered_at is null limit 1`;
    while ((await waiting.execute(db)).rows.length > 0 && performance.now() < giveUpAt) await pause(200);
  });
}

async function differences(url: string): Promise<string[]> {
  const report = await withDatabase(url, (db) => doctor(db, { role: ROLE }));
  return report.differences.map(({ sentence }) => sentence);
}

async function withDatabase<Result>(url: string, work: (db: Kysely<unknown>) => Promise<Result>): Promise<Result> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
