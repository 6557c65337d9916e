import pg from "pg";
import { freePort } from "../db/free-port.js";
import { type AppProcess, appProcess } from "./app-process.js";
import { type FragilePostgres, startFragilePostgres } from "./fragile-postgres.js";
import { judge, type Verdict } from "./judge.js";
import { startLoad, type Tenant } from "./load.js";
import { startReceiver } from "./receiver.js";

/** How a trial is made. */
export interface TrialOptions {
  /** How many faults come, one after the other; the kinds take turns. */
  readonly goesOn: (faults: number) => boolean;
  readonly callers: number;
  /** Gives the database a disk of its own of this size, which is filled now and then; takes root. */
  readonly diskMegabytes?: number | undefined;
  /** Whether the server's clock is wrong by up to 40 seconds, another way at each start; takes Debian's `faketime`. */
  readonly clockJumps: boolean;
  /** Hears how it goes. */
  readonly say: (line: string) => void;
}

/** What came of a trial. */
export interface TrialOutcome {
  readonly seconds: number;
  /** How often each fault came. */
  readonly suffered: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly answered: number;
  readonly repeated: number;
  /** Answers that told to come back. */
  readonly comeBack: number;
  /** Requests whose connection ended without an answer. */
  readonly cutOff: number;
  readonly slowestMilliseconds: number;
  /** Deliveries that reached the receiver, and of how many events. */
  readonly deliveries: number;
  readonly events: number;
  readonly verdicts: readonly Verdict[];
  /** Lines of the server's log at level error. */
  readonly complaints: readonly string[];
}

/** Events that the receiver refuses are few: the circuit is not what is tried here. */
const RECEIVER_REFUSES_ONE_IN = 40;

/** How long everything may take to be delivered once nothing fails any more. */
const SETTLES_WITHIN_SECONDS = 240;

const TENANTS: readonly Tenant[] = ["acme", "globex", "initech"].map((tenantId) => ({
  tenantId,
  token: `token-of-${tenantId}`,
}));

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const between = (least: number, most: number) => least + Math.random() * (most - least);

/**
 * Loads a server with all that writes while it and its database are killed, restarted, frozen and starved, then lets
 * everything come to rest and holds what callers and a receiver of webhooks were told against what is stored.
 */
export async function runTrial(options: TrialOptions): Promise<TrialOutcome> {
  const { say, callers, diskMegabytes, clockJumps } = options;
  const postgres = await startFragilePostgres(diskMegabytes === undefined ? {} : { diskMegabytes });
  const receiver = await startReceiver({ refusesOneIn: RECEIVER_REFUSES_ONE_IN });
  const app = appProcess(await freePort(), environmentOf(postgres.url));
  try {
    await app.start();
    await prepare(app.url, receiver);
    const began = performance.now();
    const load = startLoad(app.url, TENANTS, callers);
    const suffered = await sufferFaults({ postgres, app, clockJumps, diskMegabytes }, options, () => {
      const { answered, repeated } = load.encounters;
      return `so far ${answered} answered, ${repeated} repeated`;
    });
    const seconds = Math.round((performance.now() - began) / 1_000);
    say("nothing fails any more; every caller gets its last answer");
    if (clockJumps) await restart(app, "SIGKILL", 0);
    await load.stop();
    await settled(postgres.url, say);
    const { encounters, told } = load;
    const verdicts = [
      ...(await judge(postgres.url, told, receiver.received)),
      { promise: "no answer was wrong", looked: encounters.answered, broken: encounters.wrong },
    ];
    const { wrong: _, ...counts } = encounters;
    return {
      seconds,
      suffered,
      ...counts,
      slowestMilliseconds: Math.round(encounters.slowestMilliseconds),
      deliveries: receiver.received.length,
      events: new Set(receiver.received.map(({ eventId }) => eventId)).size,
      verdicts,
      complaints: app.complaints(),
    };
  } finally {
    await app.kill("SIGKILL");
    await receiver.stop();
    await postgres.end();
  }
}

function environmentOf(databaseUrl: string): Record<string, string> {
  const tokens = TENANTS.map(({ tenantId, token }) => [token, { tenant: tenantId, actor: "ada", role: "admin" }]);
  return {
    DATABASE_URL: databaseUrl,
    HOC_API_TOKENS: JSON.stringify(Object.fromEntries(tokens)),
    HOC_MAX_INCIDENTS_PER_TENANT_PER_HOUR: "100000",
    HOC_WEBHOOK_ALLOW_HTTP: "on",
    HOC_WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
    HOC_LOG_LEVEL: "error",
    HOC_SWEEP_INTERVAL_SECONDS: "10",
  };
}

/** Every tenant has an endpoint that takes its events, and a budget that every cost counts against. */
async function prepare(url: string, receiver: Awaited<ReturnType<typeof startReceiver>>): Promise<void> {
  for (const { tenantId, token } of TENANTS) {
    const made = await post(url, token, "/v1/webhooks/endpoints", { url: `${receiver.url}/${tenantId}` });
    receiver.trust(`/${tenantId}`, String(made.secret));
    await post(url, token, "/v1/costs/budgets", { dailyLimitMicros: 1_000_000_000_000, hardLimitEnabled: true });
  }
}

interface Suffering {
  readonly postgres: FragilePostgres;
  readonly app: AppProcess;
  readonly clockJumps: boolean;
  readonly diskMegabytes: number | undefined;
}

async function sufferFaults(
  suffering: Suffering,
  { goesOn, say }: Pick<TrialOptions, "goesOn" | "say">,
  progress: () => string,
): Promise<Record<string, number>> {
  const suffered: Record<string, number> = {};
  const faults = faultsOf(suffering);
  for (let turn = 0; goesOn(turn); turn++) {
    await pause(between(3_000, 9_000));
    const [name, fault] = faults[turn % faults.length] as (typeof faults)[number];
    say(`${name}; ${progress()}`);
    await fault();
    suffered[name] = (suffered[name] ?? 0) + 1;
  }
  return suffered;
}

/** Everything that goes wrong, in turn; each ends with server and database started again. */
function faultsOf({ postgres, app, clockJumps, diskMegabytes }: Suffering) {
  const shift = () => (clockJumps ? Math.round(between(-40, 40)) : 0);
  const comeBack = async (end: () => Promise<void>) => {
    await end();
    await pause(between(0, 3_000));
    await postgres.start();
  };
  const faults: [name: string, fault: () => Promise<void>][] = [
    ["the app is killed", () => restart(app, "SIGKILL", shift())],
    ["PostgreSQL loses power", () => comeBack(() => postgres.crash())],
    ["the app is told to stop", () => restart(app, "SIGTERM", shift())],
    ["PostgreSQL is restarted", () => comeBack(() => postgres.stop())],
    ["PostgreSQL is frozen for 8 s", () => postgres.freeze(8_000)],
    [
      "both lose power",
      async () => {
        await Promise.all([app.kill("SIGKILL"), postgres.crash()]);
        await pause(between(0, 2_000));
        await postgres.start();
        await app.start(shift());
      },
    ],
  ];
  if (diskMegabytes !== undefined) faults.push(["the disk is full for 6 s", () => fillDiskFor(postgres, 6_000)]);
  return faults;
}

/** A log that cannot be written ends the server; whoever runs it starts it again. */
async function fillDiskFor(postgres: FragilePostgres, milliseconds: number): Promise<void> {
  postgres.fillDisk();
  await pause(milliseconds);
  postgres.freeDisk();
  await postgres.startUnlessRunning();
}

async function restart(app: AppProcess, signal: "SIGKILL" | "SIGTERM", clockShift: number): Promise<void> {
  await app.kill(signal);
  await pause(between(0, 1_000));
  await app.start(clockShift);
}

async function post(url: string, token: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Waits until everything that was queued is delivered, or for as long as that may take. */
async function settled(databaseUrl: string, say: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (let second = 0; second < SETTLES_WITHIN_SECONDS; second++) {
    const { rows } = await client.query(`select (select count(*) from hoc.outbox_deliveries where delivered_at is null)
      + (select count(*) from hoc.webhook_deliveries where status = 'pending') as waiting`);
    if (Number(rows[0].waiting) === 0) break;
    if (second % 15 === 0) say(`${rows[0].waiting} deliveries wait`);
    await pause(1_000);
  }
  await client.end();
}
