import { expect, it } from "vitest";
import { retryAfterSeconds } from "./retry-after.js";

const now = Date.parse("2026-03-01T12:00:00Z");

it.each([
  [undefined, null],
  ["", null],
  ["120", 120],
  [" 0 ", 0],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["2027", 2027],
  ["Sun, 01 Mar 2026 12:00:30 GMT", 30],
  ["Sun, 01 Mar 2026 11:00:00 GMT", 0],
  ["Sun, 99 Mar 2026 11:00:00 GMT", null],
  ["2026-03-01T12:00:30Z", null],
  ["9".repeat(400), 31_536_000],
  ["Sun, 01 Mar 2099 12:00:00 GMT", 31_536_000],
])("reads the Retry-After %j as %j", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
