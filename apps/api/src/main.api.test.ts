import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TrustFile } from "@hoc/incident-schemas";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const AUTHORIZATION = { authorization: "Bearer dev-token" };

let folder: string;
let running: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hoc-main-"));
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly exit: Promise<unknown[]>;
}

function run(environment: Readonly<Record<string, string>> = {}): Run {
  const { PATH = "", NODE_OPTIONS: _, ...rest } = process.env;
  const quiet = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !/^(HOC_|PORT$|HOST$|DATABASE_URL$)/.test(name)),
  );
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=@hoc/source", MAIN], {
    env: { ...quiet, PATH, PORT: "0", HOC_DATA_DIR: folder, HOC_DEMO: "off", ...environment },
  });
  running.push(child);
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  return { child, output, exit: once(child, "close") };
}

async function urlOf({ output, exit }: Run): Promise<string> {
  const failed = exit.then(([code]) => Promise.reject(new Error(`exit ${code}: ${output.err}`)));
  const found = expect.poll(() => output.out, { timeout: 45_000 }).toMatch(/listens on http/);
  await Promise.race([found, failed]);
  return /listens on (\S+)/.exec(output.out)?.[1] as string;
}

describe("the program", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("answers, stops on %s with 0, and has its data again", async (signal) => {
    const first = run();
    const url = await urlOf(first);
    expect(first.output.out).toContain("dev-token");
    const headers = { ...AUTHORIZATION, "content-type": "application/json" };
    const body = JSON.stringify({ signals: [{ triggerType: "kept" }] });
    expect((await fetch(`${url}/v1/signals`, { method: "POST", headers, body })).status).toBe(200);
    first.child.kill(signal);
    expect(await first.exit).toEqual([0, null]);
    expect(first.output.out).toContain("Stopped.");
    await expect(access(join(folder, "process.lock"))).rejects.toThrow();

    const second = run();
    const list = await fetch(`${await urlOf(second)}/v1/incidents`, { headers: AUTHORIZATION });
    expect(await list.json()).toMatchObject({ items: [{ triggerType: "kept", signalCount: 1 }] });
  });

  it("signs with the same key when it starts again", async () => {
    const keys: (string | undefined)[] = [];
    for (let start = 0; start < 2; start += 1) {
      const one = run();
      const headers = AUTHORIZATION;
      const trust = (await (await fetch(`${await urlOf(one)}/v1/keys`, { headers })).json()) as TrustFile;
      keys.push(/with the key (sha256:[0-9a-f]{64})\./.exec(one.output.out)?.[1], trust.keys[0]?.keyid);
      one.child.kill("SIGTERM");
      expect(await one.exit).toEqual([0, null]);
      expect(`${one.output.out}${one.output.err}`).not.toContain("PRIVATE KEY");
    }
    expect(keys[0]).toBeDefined();
    expect(new Set(keys).size).toBe(1);
  });

  it("refuses a folder that is in use, and takes one over whose process was killed", async () => {
    const first = run();
    await urlOf(first);
    const second = run();
    expect(await second.exit).toEqual([1, null]);
    expect(second.output).toEqual({
      out: "",
      err: expect.stringMatching(/^Process \d+ is using the data in .*DATABASE_URL.*\n$/),
    });
    first.child.kill("SIGKILL");
    await first.exit;
    expect(await readFile(join(folder, "process.lock"), "utf8")).toContain(String(first.child.pid));
    await urlOf(run());
  });

  it("shows what it does when there is nothing yet, once", async () => {
    const first = run({ HOC_DEMO: "" });
    const url = await urlOf(first);
    await expect.poll(() => first.output.out, { timeout: 45_000 }).toContain("Where to look:");
    const list = () => fetch(`${url}/v1/incidents`, { headers: AUTHORIZATION }).then((r) => r.json());
    const { total } = (await list()) as { total: number };
    expect(total).toBeGreaterThan(0);
    first.child.kill("SIGTERM");
    expect(await first.exit).toEqual([0, null]);

    const second = run({ HOC_DEMO: "" });
    await urlOf(second);
    second.child.kill("SIGTERM");
    expect(await second.exit).toEqual([0, null]);
    expect(second.output.out).not.toContain("Where to look:");
    expect(second.output.err).toBe("");
  });

  it("stops in the middle of its demonstration", async () => {
    const one = run({ HOC_DEMO: "on" });
    await urlOf(one);
    one.child.kill("SIGINT");
    expect(await one.exit).toEqual([0, null]);
  });

  it("logs requests as JSON on stderr, without the token", async () => {
    const one = run();
    await fetch(`${await urlOf(one)}/v1/incidents`, { headers: { ...AUTHORIZATION, "x-request-id": "mine" } });
    await expect.poll(() => one.output.err).toContain('"requestId":"mine"');
    for (const line of one.output.err.trim().split("\n"))
      expect(JSON.parse(line)).toMatchObject({ name: "hoc-incidents" });
    expect(one.output.err).not.toContain("dev-token");
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a whole number from 0 to 65535.\n"],
    [
      { HOST: "0.0.0.0" },
      /^HOST is 0\.0\.0\.0, .*Set HOC_API_TOKENS or HOC_JWKS_URL, or leave HOST at 127\.0\.0\.1\.\n$/,
    ],
    [{ HOC_SIGNING_KEY: "s3cret" }, /^HOC_SIGNING_KEY is no private key that can sign: [^\n]*\n$/],
    [{ HOC_API_TOKENS: '{"s3cret":{}}' }, /^HOC_API_TOKENS must be .* token 1 [^\n]*\n$/],
    [
      { DATABASE_URL: "postgres://u:s3cret@127.0.0.1:1/app" },
      "DATABASE_URL names the database 127.0.0.1:1/app, but nothing listens there.\n",
    ],
  ])("says what is wrong with %o, in a sentence, and exits with 1", async (environment, sentence) => {
    const { exit, output } = run(environment);
    expect(await exit).toEqual([1, null]);
    expect(output.out).toBe("");
    expect(output.err).toMatch(sentence);
    expect(output.err).not.toMatch(/s3cret| at .*:\d+:\d+/);
  });

  it.each([
    ["a file", (file: string) => file, /that is a file and no folder/],
    ["a place below a file", (file: string) => join(file, "below"), /a file is in its way/],
    [
      "a folder whose database is a file",
      async (file: string) => {
        await rename(file, join(folder, "postgres"));
        return folder;
      },
      /cannot be opened: it is damaged/,
    ],
    [
      "a folder whose database is broken",
      async () => {
        await mkdir(join(folder, "postgres"));
        await writeFile(join(folder, "postgres", "PG_VERSION"), "17");
        return folder;
      },
      /cannot be opened: it is damaged/,
    ],
  ])("says what is wrong when HOC_DATA_DIR is %s, in a sentence, and exits with 1", async (_, make, problem) => {
    const file = join(folder, "file");
    await writeFile(file, "x");
    const place = await make(file);
    const { exit, output } = run({ HOC_DATA_DIR: place });
    expect(await exit).toEqual([1, null]);
    expect(output.err).toMatch(problem);
    expect(output.err).toMatch(/^HOC_DATA_DIR is [^\n]*\. Set it to [^\n]*\.\n$/);
    await expect(access(join(folder, "process.lock"))).rejects.toThrow();
  });

  it("names a misspelt variable in a line that reads as JSON", async () => {
    const one = run({ HOC_LOG_LEVL: "debug" });
    await urlOf(one);
    const line = one.output.err.trim();
    expect(JSON.parse(line)).toMatchObject({ level: 40, name: "hoc-incidents", variable: "HOC_LOG_LEVL" });
    expect(line.match(/"name":/g)).toHaveLength(1);
  });

  it("says so when the port is taken, and leaves the folder free", async () => {
    const other = createServer();
    await once(other.listen(0, "127.0.0.1"), "listening");
    const { port } = other.address() as AddressInfo;
    const { exit, output } = run({ PORT: String(port) });
    expect(await exit).toEqual([1, null]);
    expect(output.err).toBe(`PORT ${port} on HOST 127.0.0.1 is taken by another process.\n`);
    await expect(access(join(folder, "process.lock"))).rejects.toThrow();
    other.close();
  });
});
