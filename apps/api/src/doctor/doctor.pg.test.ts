import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrationNames } from "@hoc/incident-drivers/migrations";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshPgDatabase } from "../../../../tooling/db/harness.js";
import { readConfig } from "../config.js";
import { openDatabase } from "../wiring/database.js";
import { createLogger } from "../wiring/logger.js";
import { runDoctor } from "./run-doctor.js";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

let fresh: Awaited<ReturnType<typeof freshPgDatabase>>;
let folder: string;
let role: string;
beforeAll(async () => {
  fresh = await freshPgDatabase();
  folder = await mkdtemp(join(tmpdir(), "hoc-doctor-"));
  role = `doctor_${new URL(fresh.url).pathname.slice(1, 20)}`;
});
afterAll(async () => {
  await run(`drop owned by ${role}; drop role ${role}`);
  await fresh?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function doctorOn(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const output = { out: "", err: "" };
  const code = await runDoctor(args, {
    stdout: { write: (text) => (output.out += text) },
    stderr: { write: (text) => (output.err += text) },
    env: environment,
  });
  return { code, ...output };
}

const environment = () => ({ DATABASE_URL: fresh.url, HOC_DATABASE_SCHEMA: "mine", HOC_DATABASE_ROLE: role });

describe("npm run doctor", () => {
  it("says what is to be done before the first start, nothing after it, and mends what it is let mend", async () => {
    const before = await doctorOn(environment(), "--json");
    expect(before).toMatchObject({ code: 1, err: "" });
    expect(JSON.parse(before.out).differences).toHaveLength(migrationNames().length);
    expect((await doctorOn(environment())).out).toMatch(
      /Only the migrations were looked at.*run the doctor again.*\n$/,
    );

    const database = await openDatabase(readConfig(environment()).database, createLogger("silent"));
    await database.migrate();
    await database.close();
    expect(await doctorOn(environment())).toEqual({ code: 0, out: "Nothing differs.\n", err: "" });

    await run(`grant delete on mine.audit_ledger to ${role}; alter table mine.signals disable row level security`);
    const after = await doctorOn(environment());
    expect(after).toMatchObject({ code: 1, out: expect.stringMatching(/^2 differences:\n/) });
    expect(after.out).toContain(`    revoke delete on "mine".audit_ledger from "${role}", public;\n`);
    await run((await doctorOn(environment(), "--sql")).out);
    expect((await doctorOn(environment())).code).toBe(0);
  });

  it("ends with 2 when it cannot be told", async () => {
    const nowhere = { ...environment(), DATABASE_URL: "postgres://nobody:x@127.0.0.1:1/none" };
    expect(await doctorOn(nowhere)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("127.0.0.1:1") });
    const empty = await doctorOn({ HOC_DATA_DIR: folder });
    expect(empty).toMatchObject({ code: 2, out: "", err: expect.stringContaining("There is no database") });
    expect(await doctorOn(environment(), "--mend")).toMatchObject({ code: 2, out: "" });
    expect(await doctorOn({}, "--help")).toMatchObject({ code: 0, out: expect.stringContaining("npm run doctor") });
  });

  it("runs as a program", async () => {
    const { PATH = "" } = process.env;
    const child = spawn(process.execPath, ["--import", "tsx", "--conditions=@hoc/source", MAIN], {
      env: { PATH, ...environment() },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    const [code] = await once(child, "close");
    expect({ code, out }).toEqual({ code: 0, out: "Nothing differs.\n" });
  });
});
