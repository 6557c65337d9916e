import { expect, it } from "vitest";
import { durationText } from "./duration.js";

it.each([
  [0, "less than 1 s"],
  [1, "1 s"],
  [59, "59 s"],
  [60, "1 min"],
  [3_599, "59 min 59 s"],
  [3_600, "1 h"],
  [3_605, "1 h"],
  [3_845, "1 h 4 min"],
  [86_400, "1 d"],
  [183_599, "2 d 2 h"],
])("says %i seconds in its two largest units", (seconds, text) => expect(durationText(seconds)).toBe(text));
