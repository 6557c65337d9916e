import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApiServer } from "../../test/api-server.js";
import { runKeys } from "./run-keys.js";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hoc-keys-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as somebody at a terminal does. */
async function keys(...args: string[]) {
  const { PATH = "" } = process.env;
  const env = { PATH, HOC_DATA_DIR: folder };
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=@hoc/source", MAIN, ...args], { env });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, ...output };
}

/** Runs it in this process, which is faster and says as much about what is not understood. */
async function inProcess(...args: string[]) {
  const output = { out: "", err: "" };
  const code = await runKeys(args, {
    stdout: { write: (text) => (output.out += text) },
    stderr: { write: (text) => (output.err += text) },
    env: { HOC_DATA_DIR: folder },
  });
  return { code, ...output };
}

const recordWith = (url: string, secret: string) =>
  fetch(`${url}/v1/signals`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ signals: [{ triggerType: "kept" }] }),
  });

describe("npm run keys", () => {
  it("issues, rotates, lists and revokes keys that the server then knows", async () => {
    const issued = await keys("issue", "--tenant", "acme", "--name", "collector", "--role", "ingest", "--quiet");
    expect(issued).toMatchObject({ code: 0, err: "" });
    const first = issued.out.trimEnd();
    expect(first).toMatch(/^hoc_\S+$/);
    const keyId = first.split(".")[1] ?? "";
    const rotated = await inProcess("rotate", "--tenant", "acme", "--key", keyId, "--overlap-hours", "1");
    expect(rotated).toMatchObject({ code: 0, err: "" });
    const second = /^secret +(\S+)$/m.exec(rotated.out)?.[1] ?? "";
    expect(rotated.out).toMatch(new RegExp(`^replaces +${keyId}$`, "m"));

    const server = await startApiServer({ HOC_DATA_DIR: folder });
    try {
      for (const secret of [first, second]) expect((await recordWith(server.url, secret)).status).toBe(200);
      const taken = await inProcess("list", "--tenant", "acme");
      expect(taken).toMatchObject({ code: 1, out: "", err: expect.stringContaining("is using the data in") });
    } finally {
      await server.stop();
    }

    const revoked = await inProcess(
      "revoke",
      "--tenant",
      "acme",
      "--key",
      keyId,
      "--reason",
      "it leaked",
      "--by",
      "ada",
    );
    expect(revoked).toMatchObject({ code: 0, out: expect.stringMatching(/^status +ended \S+ \(it leaked\)$/m) });
    const listed = await inProcess("list", "--tenant", "acme", "--json");
    const told = JSON.parse(listed.out);
    expect(told).toMatchObject([
      { replacesKeyId: keyId, status: "active", createdBy: { type: "SYSTEM", id: "keys_cli" } },
      { keyId, status: "ended", endedBy: { type: "HUMAN", id: "ada" } },
    ]);
    expect(listed.out).not.toContain(first.split(".")[2]);
    expect((await inProcess("list", "--tenant", "globex")).out).toBe("There is no key.\n");

    const again = await startApiServer({ HOC_DATA_DIR: folder });
    try {
      const statuses = [(await recordWith(again.url, first)).status, (await recordWith(again.url, second)).status];
      expect(statuses).toEqual([401, 200]);
    } finally {
      await again.stop();
    }
  }, 120_000);

  it("says what is not understood with 2, and what is refused with 1", async () => {
    expect(await keys("burn")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining('"burn" is no command'),
    });
    expect(await inProcess("--help")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("npm run keys") });
    const owner = await inProcess("issue", "--tenant", "acme", "--name", "x", "--role", "owner");
    expect(owner).toMatchObject({ code: 2, out: "", err: expect.stringContaining("/role") });
    const unknown = await inProcess("revoke", "--tenant", "acme", "--key", "key_0");
    expect(unknown).toMatchObject({ code: 1, out: "", err: "The tenant has no API key of this id.\n" });
  }, 60_000);
});
