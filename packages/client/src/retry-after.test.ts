import { describe, expect, it } from "vitest";
import { retryAfterSecondsOf } from "./retry-after.js";

const NOW = Date.parse("2026-10-21T07:27:50Z");

describe("retryAfterSecondsOf", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    [" 120 ", 120],
    ["Wed, 21 Oct 2026 07:28:00 GMT", 10],
    ["Wed, 21 Oct 2026 07:00:00 GMT", 0],
    [null, null],
    ["", null],
    ["-1", null],
    ["1.5", null],
    ["soon", null],
    ["2026", 2026],
    ["2026-10-21", null],
    ["Wed, 99 Oct 2026 07:28:00 GMT", null],
  ])("reads %j as %j", (header, seconds) => {
    expect(retryAfterSecondsOf(header, NOW)).toBe(seconds);
  });
});
