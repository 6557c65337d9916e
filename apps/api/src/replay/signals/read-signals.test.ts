import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collected, type ReplayFolder, replayFolder } from "../../../test/replay-files.js";
import type { SignalAdapter } from "../adapter/adapter.js";
import { parseMapping } from "../mapping/load-mapping.js";
import type { SignalTranslation } from "../translation.js";
import { readSignals } from "./read-signals.js";

let folder: ReplayFolder;
beforeAll(async () => {
  folder = await replayFolder();
});
afterAll(() => folder.remove());

const silent = { onBytes() {}, onRow() {} };
const mapping = (fields: object): SignalTranslation => ({
  mapping: parseMapping(JSON.stringify({ fields: { triggerType: { value: "t" }, ...fields } }), "m.json"),
});
const adapter = (signals: SignalAdapter["signals"]): SignalTranslation => ({
  adapter: { name: "a", description: "a", signals },
});

describe("readSignals", () => {
  it("gives each row's signal with its line and an id", async () => {
    const file = await folder.write("a.csv", "id\nx\ny\n");
    const signals = await collected(readSignals(file, mapping({ reference: { column: "id" } }), silent));
    expect(signals.map(({ line, signal }) => [line, signal.reference])).toEqual([
      [2, "x"],
      [3, "y"],
    ]);
    expect(signals[0]?.signal.signalId).toMatch(/^replay:a\.csv:2:/);
  });

  it("counts every row, sent or not", async () => {
    const file = await folder.write("b.jsonl", '{"a":1}\n{"a":2}\n');
    const translation: SignalTranslation = {
      mapping: parseMapping('{"where":{"a":2},"fields":{"triggerType":{"value":"t"}}}', "m.json"),
    };
    let rows = 0;
    const signals = await collected(readSignals(file, translation, { ...silent, onRow: () => (rows += 1) }));
    expect([rows, signals.length]).toEqual([2, 1]);
  });

  it("names the line of a row that makes no signal the product takes", async () => {
    const file = await folder.write("c.csv", "id\nfine\nnot fine\n");
    await expect(collected(readSignals(file, mapping({ triggerType: { column: "id" } }), silent))).rejects.toThrow(
      /c\.csv, line 3, field "triggerType": makes no signal: must consist of/,
    );
  });

  it("hands an adapter the rows, and files beside the log", async () => {
    const file = await folder.write("d.jsonl.gz", '{"a":1}\n{"a":2}\n{"a":3}\n');
    await folder.write("names.json", '{"1":"one"}');
    await folder.write("more.csv", "b\n9\n");
    const signals = await collected(
      readSignals(
        file,
        adapter(async function* (rows, context) {
          const names = (await context.readJson("names.json")) as Record<string, string>;
          for await (const row of context.rowsOf("more.csv"))
            yield { triggerType: "t", reference: String(row.values.b) };
          for await (const { values } of rows) {
            if (values.a !== 2) yield { triggerType: "t", reference: names[String(values.a)] ?? "unnamed" };
          }
          if (context.hasFile("names.json") && !context.hasFile("other.json"))
            yield { triggerType: "t", signalId: "last" };
        }),
        silent,
      ),
    );
    expect(signals.map(({ line, signal }) => [line, signal.reference ?? signal.signalId])).toEqual([
      [0, "9"],
      [1, "one"],
      [3, "unnamed"],
      [3, "last"],
    ]);
  });

  it("names line and field when an adapter gives up or makes no signal", async () => {
    const file = await folder.write("e.jsonl", '{"a":1}\n{"a":2}\n');
    const givesUp = adapter(async function* (rows, context) {
      for await (const row of rows) {
        if (row.values.a === 2) context.fail(row, "has to be 1", "a");
        yield { triggerType: "t" };
      }
    });
    await expect(collected(readSignals(file, givesUp, silent))).rejects.toThrow(
      /e\.jsonl, line 2, field "a": has to be 1/,
    );
    const misspelt = adapter(async function* (rows) {
      for await (const _ of rows) yield { triggerType: "t", severity: "high" } as { triggerType: string };
    });
    await expect(collected(readSignals(file, misspelt, silent))).rejects.toThrow(
      /e\.jsonl, line 1: makes no signal: .*severity/,
    );
  });
});
