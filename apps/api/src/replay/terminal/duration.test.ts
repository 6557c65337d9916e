import { describe, expect, it } from "vitest";
import { durationText } from "./duration.js";

describe("durationText", () => {
  it.each([
    [0, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [61, "1 min 1 s"],
    [3_599, "59 min 59 s"],
    [3_600, "1 h"],
    [3_725, "1 h 2 min"],
    [90_000, "1 d 1 h"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
