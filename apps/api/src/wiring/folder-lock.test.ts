import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderTakenError, lockFolder } from "./folder-lock.js";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hoc-lock-"));
  file = join(folder, "process.lock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid as number;
}

describe("lockFolder", () => {
  it("makes the folder, holds it once, and gives it back", async () => {
    const inner = join(folder, "a", "b");
    const lock = await lockFolder(inner);
    await expect(lockFolder(inner)).rejects.toThrow(FolderTakenError);
    await lock.release();
    await (await lockFolder(inner)).release();
  });

  it("says who has it and what to do", async () => {
    await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`Process ${process.pid} is using the data in ${folder}`);
    await expect(lockFolder(folder)).rejects.toThrow("HOC_DATA_DIR");
  });

  it("is refused while another process lives", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    try {
      await writeFile(file, String(child.pid));
      await expect(lockFolder(folder)).rejects.toThrow(`Process ${child.pid} `);
    } finally {
      child.kill();
    }
  });

  it("takes over from a process that is dead", async () => {
    await writeFile(file, `${await deadPid()} 12345`);
    const lock = await lockFolder(folder);
    expect(await readFile(file, "utf8")).toMatch(new RegExp(`^${process.pid}\\b`));
    await lock.release();
  });

  it.runIf(process.platform === "linux")("takes over from a dead process whose id another one has by now", async () => {
    await writeFile(file, `${process.pid} 1`);
    await (await lockFolder(folder)).release();
  });

  it("does not take a lock that is just being written, nor one it cannot read", async () => {
    await writeFile(file, "");
    await expect(lockFolder(folder)).rejects.toThrow(`delete ${file}`);
    await writeFile(file, "somebody");
    await expect(lockFolder(folder)).rejects.toThrow(FolderTakenError);
  });

  it("leaves a lock alone that has passed to another", async () => {
    const lock = await lockFolder(folder);
    await writeFile(file, "1 1");
    await lock.release();
    expect(await readFile(file, "utf8")).toBe("1 1");
  });

  it("goes to one of many who ask at once", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
