import { createHash } from "node:crypto";
import { CanonicalJsonError } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { type InputWindow, inputWindowHash } from "./input-window-hash.js";

const ROW_A = "0a".repeat(32);
const ROW_B = "0b".repeat(32);
const window: InputWindow = {
  filters: { severity: "high", bounds: { from: 1, to: 2 } },
  windowStart: "2026-03-14T00:00:00Z",
  windowEnd: "2026-03-15T00:00:00Z",
  rowDigests: [ROW_A, ROW_B],
};

describe("F-124: the hash of an input window", () => {
  it("is the SHA-256 of its canonical JSON", () => {
    const text =
      `{"filters":{"bounds":{"from":1,"to":2},"severity":"high"},"form":"input-window/v1","rowDigests":["${ROW_A}","${ROW_B}"],` +
      `"windowEnd":"2026-03-15T00:00:00.000000Z","windowStart":"2026-03-14T00:00:00.000000Z"}`;
    expect(inputWindowHash(window)).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it.each<[string, Partial<InputWindow>]>([
    ["the order of filters", { filters: { bounds: { to: 2, from: 1 }, severity: "high" } }],
    ["the order of rows", { rowDigests: [ROW_B, ROW_A] }],
    ["the zone of its instants", { windowStart: "2026-03-14T01:00:00.0+01:00" }],
  ])("does not change with %s", (_, change) => {
    expect(inputWindowHash({ ...window, ...change })).toBe(inputWindowHash(window));
  });

  it.each<[string, Partial<InputWindow>]>([
    ["a filter's value", { filters: { severity: "low", bounds: { from: 1, to: 2 } } }],
    ["a filter more", { filters: { ...window.filters, category: null } }],
    ["its start", { windowStart: "2026-03-14T00:00:00.000001Z" }],
    ["its end", { windowEnd: "2026-03-15T00:00:00.000001Z" }],
    ["a row less", { rowDigests: [ROW_A] }],
    ["a row twice", { rowDigests: [ROW_A, ROW_B, ROW_B] }],
  ])("changes with %s", (_, change) => {
    expect(inputWindowHash({ ...window, ...change })).not.toBe(inputWindowHash(window));
  });

  it.each<[string, Partial<InputWindow>]>([
    ["/windowStart", { windowStart: "2026-03-14" }],
    ["/windowEnd", { windowEnd: "2026-03-13T00:00:00Z" }],
    ["/rowDigests/1", { rowDigests: [ROW_A, "row-2"] }],
  ])("is refused with %s named when that is malformed", (pointer, change) => {
    expect(() => inputWindowHash({ ...window, ...change })).toThrow(
      expect.objectContaining({ code: "invalid_input", details: { fields: [expect.objectContaining({ pointer })] } }),
    );
  });

  it("is refused for filters that have no canonical form", () => {
    expect(() => inputWindowHash({ ...window, filters: { above: 1.5 } })).toThrow(CanonicalJsonError);
    expect(() => inputWindowHash({ ...window, filters: { category: undefined } })).toThrow("$.filters.category");
  });
});
