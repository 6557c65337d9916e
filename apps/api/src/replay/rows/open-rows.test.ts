import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collected, type ReplayFolder, replayFolder } from "../../../test/replay-files.js";
import { openRows, type RowsOptions } from "./open-rows.js";

let folder: ReplayFolder;
beforeAll(async () => {
  folder = await replayFolder();
});
afterAll(() => folder.remove());

const read = async (name: string, content: string | Buffer, options?: RowsOptions) =>
  collected(openRows(await folder.write(name, content), options));

describe("openRows", () => {
  it.each(["plain.csv", "packed.csv.gz"])("reads %s: quotes, line breaks in values, empty lines", async (name) => {
    const rows = await read(name, '\ufeffid,text\r\n1,"a ""b"", c"\r\n\r\n2,"two\nlines"\r\n3,\r\n');
    expect(rows.map(({ values }) => values)).toEqual([
      { id: "1", text: 'a "b", c' },
      { id: "2", text: "two\nlines" },
      { id: "3", text: "" },
    ]);
    expect(rows[0]?.line).toBe(2);
  });

  it("counts the lines of values that span several", async () => {
    const rows = await read("spans.csv", 'id,text\n1,"two\nlines"\n2,x\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("reads another delimiter, told or by the name", async () => {
    expect((await read("a.csv", "a;b\n1;2\n", { delimiter: ";" }))[0]?.values).toEqual({ a: "1", b: "2" });
    expect((await read("a.tsv", "a\tb\n1\t2\n"))[0]?.values).toEqual({ a: "1", b: "2" });
  });

  it.each(["plain.jsonl", "packed.jsonl.gz", "packed.ndjson.gz"])("reads %s", async (name) => {
    const rows = await read(name, '{"a":1,"b":null}\r\n\n{"a":"ü"}');
    expect(rows).toEqual([
      { line: 1, values: { a: 1, b: null } },
      { line: 3, values: { a: "ü" } },
    ]);
  });

  it("keeps characters whole that lie across two pieces of a file", async () => {
    const text = `${"é".repeat(70_000)}`;
    expect((await read("long.jsonl", ` ${JSON.stringify({ text })}\n`))[0]?.values).toEqual({ text });
  });

  it("unpacks by content, not by name", async () => {
    expect(await read("named-plain.jsonl", gzipSync('{"a":1}\n'))).toEqual([{ line: 1, values: { a: 1 } }]);
  });

  it("tells how many bytes of the stored file it has read", async () => {
    const packed = gzipSync('{"a":1}\n'.repeat(1_000));
    let bytes = 0;
    await read("progress.jsonl.gz", packed, { onBytes: (read) => (bytes = read) });
    expect(bytes).toBe(packed.length);
  });

  it("reads an empty file as no rows", async () => {
    expect(await read("empty.csv", "")).toEqual([]);
    expect(await read("empty.jsonl", "")).toEqual([]);
  });

  const packed = gzipSync(Array.from({ length: 5_000 }, (_, i) => `{"a":${i * 7919}}`).join("\n"));

  it.each<[string, string, string | Buffer, RegExp]>([
    [
      "a gzip file that was cut off",
      "cut.jsonl.gz",
      packed.subarray(0, 4_000),
      /cut\.jsonl\.gz: the gzip data ends too early/,
    ],
    [
      "a damaged gzip file",
      "bad.jsonl.gz",
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
      /bad\.jsonl\.gz: the gzip data/,
    ],
    ["broken JSON", "x.jsonl", '{"a":1}\n{"a":\n', /x\.jsonl, line 2: is not JSON/],
    ["JSON that is no object", "x.jsonl", '{"a":1}\n[1]\n', /x\.jsonl, line 2: is not a JSON object/],
    ["text that is not UTF-8", "x.jsonl", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /x\.jsonl, line 1: .*not UTF-8/],
    ["a CSV line with too few values", "x.csv", "a,b\n1,2\n3\n", /x\.csv: .*line 3/],
    ["a CSV quote that is never closed", "x.csv", 'a,b\n1,"2\n', /x\.csv: .*[Qq]uote/],
    [
      "a CSV header with a column twice",
      "x.csv",
      "a,a\n1,2\n",
      /x\.csv, line 1: the header names the column "a" twice/,
    ],
    ["a name without a known ending", "x.bin", "a", /x\.bin: its name does not tell/],
  ])("refuses %s", async (_, name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it("refuses a file that is not there, and a folder", async () => {
    await expect(collected(openRows(folder.path("none.csv")))).rejects.toThrow(/none\.csv: there is no such file/);
    await expect(collected(openRows(folder.path("."), { format: "csv" }))).rejects.toThrow(/is not a file/);
  });
});
