import { expect, it } from "vitest";
import { alertSeverity } from "./alert-severity.js";

it.each([
  ["critical", "critical"],
  ["page", "critical"],
  [" Error ", "high"],
  ["high", "high"],
  ["WARNING", "medium"],
  ["info", "low"],
  ["none", "low"],
  ["P7", undefined],
  ["constructor", undefined],
  ["", undefined],
  [undefined, undefined],
])("takes %s for %s", (label, severity) => {
  expect(alertSeverity(label)).toBe(severity);
});
