import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReplayFolder, replayFolder } from "../../../test/replay-files.js";
import { loadAdapter } from "./load-adapter.js";

let folder: ReplayFolder;
beforeAll(async () => {
  folder = await replayFolder();
});
afterAll(() => folder.remove());

describe("loadAdapter", () => {
  it("takes a module whose default export is an adapter", async () => {
    const file = await folder.write(
      "good.mjs",
      'export default { name: "n", description: "d", tenant: "t", async *signals() { yield { triggerType: "x" }; } };',
    );
    expect(await loadAdapter(file)).toMatchObject({ name: "n", description: "d", tenant: "t" });
  });

  it("takes one that makes runs", async () => {
    const file = await folder.write("runs.mjs", 'export default { name: "n", description: "d", async *runs() {} };');
    expect(await loadAdapter(file)).toEqual({ name: "n", description: "d", runs: expect.any(Function) });
  });

  it.each<[string, string, RegExp]>([
    ["without a default export", "export const name = 1;", /has no default export/],
    [
      "without signals and runs",
      'export default { name: "n", description: "d" };',
      /field "default": has to have one of signals and runs/,
    ],
    [
      "with signals and runs",
      'export default { name: "n", description: "d", signals() {}, runs() {} };',
      /field "default": has to have one of signals and runs/,
    ],
    [
      "whose signals are no function",
      'export default { name: "n", description: "d", signals: [] };',
      /field "default\.signals": must be a function/,
    ],
    [
      "whose runs are no function",
      'export default { name: "n", description: "d", runs: [] };',
      /field "default\.runs": must be a function/,
    ],
    ["without a name", 'export default { description: "d", signals() {} };', /field "default\.name"/],
    ["with a member too many", 'export default { name: "n", description: "d", signals() {}, order: 1 };', /"order"/],
    ["that fails", 'throw new Error("boom");', /cannot be imported: boom/],
  ])("refuses a module %s", async (name, code, message) => {
    const file = await folder.write(`${name.replaceAll(" ", "-")}.mjs`, code);
    await expect(loadAdapter(file)).rejects.toThrow(message);
  });

  it("says when it is not there", async () => {
    await expect(loadAdapter(folder.path("none.mjs"))).rejects.toThrow(/there is no such adapter module/);
  });
});
