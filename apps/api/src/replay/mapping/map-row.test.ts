import { describe, expect, it } from "vitest";
import { parseMapping } from "./load-mapping.js";
import { rowMapper } from "./map-row.js";

const map = (mapping: object, values: Record<string, unknown>) =>
  rowMapper(parseMapping(JSON.stringify(mapping), "m.json"), "log.jsonl")({ line: 7, values });
const triggerType = { value: "failure_spike" };

describe("rowMapper", () => {
  it("fills every kind of field", () => {
    const mapping = {
      fields: {
        triggerType,
        kind: { value: "run" },
        reference: { column: "id" },
        signalId: { column: "id", prefix: "run:" },
        occurredAt: { column: "at", as: "epochMillis" },
        costMicros: { column: "cost", as: "dollars" },
        errorCode: { column: "error", as: "word" },
        errorMessage: { column: "text", cut: 5 },
        initialSeverity: { column: "level", map: { fatal: "critical" } },
        fingerprint: { columns: ["agent", "error"] },
        causedBy: { kind: { value: "run" }, reference: { column: "parent" } },
        isSynthetic: { value: true },
        details: { columns: ["agent", "extra"] },
      },
    };
    const values = {
      id: 17,
      at: 1_000.5,
      cost: 0.05219899999999999,
      error: "timed out!",
      text: "much too long",
      level: "fatal",
      agent: "a",
      parent: "16",
      extra: { deep: [1] },
    };
    expect(map(mapping, values)).toEqual({
      triggerType: "failure_spike",
      kind: "run",
      reference: "17",
      signalId: "run:17",
      occurredAt: "1970-01-01T00:00:01.000500Z",
      costMicros: 52_199,
      errorCode: "TIMED_OUT_",
      errorMessage: "much ",
      initialSeverity: "critical",
      fingerprint: '["a","timed out!"]',
      causedBy: { kind: "run", reference: "16" },
      isSynthetic: true,
      details: { agent: "a", extra: { deep: [1] } },
    });
  });

  it("leaves out what is empty", () => {
    const fields = {
      triggerType,
      reference: { column: "id" },
      costMicros: { column: "cost", as: "cents" },
      occurredAt: { column: "at", as: "isoInstant" },
      causedBy: { kind: { value: "run" }, reference: { column: "parent" } },
    };
    expect(map({ fields }, { id: "", cost: null, at: "", parent: null })).toEqual({ triggerType: "failure_spike" });
  });

  it("leaves out a column that is not there only where the mapping allows it", () => {
    const fields = (optional: boolean) => ({ fields: { triggerType, title: { column: "titel", optional } } });
    expect(map(fields(true), { title: "x" })).toEqual({ triggerType: "failure_spike" });
    expect(() => map(fields(false), { title: "x" })).toThrow(
      'log.jsonl, line 7, field "title": there is no column "titel"; there are "title"',
    );
  });

  it("does not cut a character in two", () => {
    expect(map({ fields: { triggerType, title: { column: "t", cut: 3 } } }, { t: "ab😀" })).toMatchObject({
      title: "ab",
    });
  });

  it.each<[object, Record<string, unknown>, boolean]>([
    [{ a: "x" }, { a: "x" }, true],
    [{ a: "x" }, { a: "y" }, false],
    [{ a: 1 }, { a: "1" }, true],
    [{ a: true }, { a: true }, true],
    [{ a: "" }, { a: null }, true],
    [{ a: ["x", "y"] }, { a: "y" }, true],
    [{ a: ["x", "y"] }, { a: "z" }, false],
    [{ a: { not: "x" } }, { a: "y" }, true],
    [{ a: { not: ["x", "y"] } }, { a: "y" }, false],
    [{ a: { above: 499 } }, { a: "500" }, true],
    [{ a: { above: 500 } }, { a: 500 }, false],
    [{ a: { below: 1 } }, { a: 0 }, true],
    [{ a: { below: 1 } }, { a: null }, false],
    [{ a: { present: true } }, { b: 1 }, false],
    [{ a: { present: false } }, { a: "" }, true],
    [{ a: "x", b: "y" }, { a: "x", b: "z" }, false],
  ])("where %j keeps %j: %s", (where, values, kept) => {
    expect(map({ where, fields: { triggerType } }, values) !== undefined).toBe(kept);
  });

  it.each<[string, object, Record<string, unknown>, RegExp]>([
    [
      "a column of a condition that is not there",
      { where: { b: "x" }, fields: { triggerType } },
      { a: 1 },
      /line 7, field "b": there is no column "b"/,
    ],
    [
      "text where a condition compares numbers",
      { where: { a: { above: 1 } }, fields: { triggerType } },
      { a: "n/a" },
      /field "a": "n\/a" is not a number/,
    ],
    [
      "money that is none",
      { fields: { triggerType, costMicros: { column: "a", as: "dollars" } } },
      { a: "free" },
      /field "costMicros": "free" is not a decimal/,
    ],
    [
      "too much money",
      { fields: { triggerType, costMicros: { column: "a", as: "dollars" } } },
      { a: "1e30" },
      /field "costMicros": "1e30" is too large/,
    ],
    [
      "an instant that is none",
      { fields: { triggerType, occurredAt: { column: "a", as: "epochSeconds" } } },
      { a: "now" },
      /field "occurredAt": "now" is not a number/,
    ],
    [
      "a value that is not in the map",
      { fields: { triggerType, state: { column: "a", map: { up: "resolved" } } } },
      { a: "down" },
      /field "state": "down" is not in/,
    ],
    [
      "a number that JSON did not keep",
      { fields: { triggerType, reference: { column: "a" } } },
      JSON.parse('{"a":12345678901234567890}'),
      /field "reference": the number .* write it as text/,
    ],
  ])("refuses %s", (_, mapping, values, message) => {
    expect(() => map(mapping, values)).toThrow(message);
  });
});
