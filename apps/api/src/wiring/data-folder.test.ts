import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderError, dataFolderError, makeDataFolder } from "./data-folder.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hoc-folder-"));
  await writeFile(join(folder, "file"), "");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("makeDataFolder", () => {
  it("makes what is missing and takes what is there", async () => {
    const deep = join(folder, "a", "b", "c");
    await makeDataFolder(deep);
    await makeDataFolder(deep);
    expect((await stat(deep)).isDirectory()).toBe(true);
  });

  it.each([
    ["file", /is a file and no folder/],
    ["file/below", /a file is in its way/],
    ["x".repeat(300), /name is too long/],
  ])("says what is wrong with %s", async (name, problem) => {
    const failure = makeDataFolder(join(folder, name));
    await expect(failure).rejects.toThrow(DataFolderError);
    await expect(failure).rejects.toThrow(problem);
  });

  it.runIf(process.platform === "linux")("ends where no folder can ever be", async () => {
    await expect(makeDataFolder("/proc/nope/deeper")).rejects.toThrow(
      /^HOC_DATA_DIR is \/proc\/nope\/deeper, but no folder/,
    );
  });
});

describe("dataFolderError", () => {
  it.each([
    [Object.assign(new Error("raw"), { code: "EACCES" }), "may not write there"],
    [Object.assign(new Error("raw"), { code: "EIO" }), "it cannot be used (raw)"],
    [{ code: "odd" }, "it cannot be used (odd)"],
  ])("puts %o into a sentence", (error, words) => {
    expect(dataFolderError("/data", error).message).toContain(words);
  });
});
