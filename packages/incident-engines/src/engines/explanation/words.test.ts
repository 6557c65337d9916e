import { describe, expect, it } from "vitest";
import { countText, dollarsText, durationText, listText, momentText, subjectText } from "./words.js";

describe("words", () => {
  it.each([
    [0, "0 signals"],
    [1, "1 signal"],
    [2, "2 signals"],
  ])("count %d", (count, text) => {
    expect(countText(count, "signal")).toBe(text);
  });

  it.each([
    [0, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [3_661, "1 h 1 min"],
    [3_605, "1 h"],
    [90_000, "1 d 1 h"],
    [86_399, "23 h 59 min"],
  ])("say %d seconds as %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it.each([
    [0, "$0.00"],
    [1_250_000, "$1.25"],
    [1_200_000, "$1.20"],
    [1, "$0.000001"],
    [-2_500_000, "-$2.50"],
    [1_234_567_100, "$1234.5671"],
  ])("say %d micro-dollars as %s, no digit lost", (micros, text) => {
    expect(dollarsText(micros)).toBe(text);
  });

  it("say when, what and which", () => {
    expect(momentText("2026-03-14T12:05:00.999999Z")).toBe("2026-03-14 12:05:00 UTC");
    expect([subjectText("call", "call-17"), subjectText("anomaly", null)]).toEqual([
      "a call (call-17)",
      "a cost anomaly",
    ]);
    expect([listText([]), listText(["a"]), listText(["a", "b"]), listText(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
