import { describe, expect, it } from "vitest";
import { replayContext } from "../../apps/api/src/replay/adapter/replay-context.js";
import { number, numberOrNull, text } from "./columns.js";

const context = replayContext("log.jsonl");
const row = { line: 7, values: { name: "ada", count: 0, empty: "", none: null } };

describe("columns", () => {
  it("give what they hold", () => {
    expect([text(row, "name", context), number(row, "count", context), numberOrNull(row, "count", context)]).toEqual([
      "ada",
      0,
      0,
    ]);
    expect([numberOrNull(row, "none", context), numberOrNull(row, "missing", context)]).toEqual([null, null]);
  });

  it.each<[string, () => unknown, string]>([
    ["no text", () => text(row, "count", context), 'field "count": has to be text'],
    ["an empty text", () => text(row, "empty", context), 'field "empty": has to be text'],
    ["no number", () => number(row, "none", context), 'field "none": has to be a number'],
    ["neither number nor empty", () => numberOrNull(row, "name", context), 'field "name": has to be a number or null'],
  ])("end the replay with line and field when they hold %s", (_, read, message) => {
    expect(read).toThrow(`log.jsonl, line 7, ${message}`);
  });
});
