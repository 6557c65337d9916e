import { describe, expect, it } from "vitest";
import {
  capitalised,
  clockTime,
  codeInWords,
  dateInWords,
  elapsed,
  grouped,
  millisecondsText,
  numberText,
  placeOf,
  timeInWords,
} from "./words.js";

describe("words of reports", () => {
  it("tell the time of a zone with its offset, which summer time moves", () => {
    expect(clockTime("2026-03-14T09:25:42.000000Z", "UTC")).toBe("2026-03-14 09:25:42");
    expect(clockTime("2026-03-14T09:25:42.120000Z", "Europe/Berlin")).toBe("2026-03-14 10:25:42.12 +01:00");
    expect(clockTime("2026-07-14T23:25:42.000000Z", "Europe/Berlin")).toBe("2026-07-15 01:25:42 +02:00");
    expect(clockTime("2026-03-14T02:00:00.000000Z", "America/New_York")).toBe("2026-03-13 22:00:00 −04:00");
    expect(clockTime("2026-03-14T00:00:00.000000Z", "Asia/Kolkata")).toBe("2026-03-14 05:30:00 +05:30");
  });

  it("tell dates as people say them", () => {
    expect(timeInWords("2026-03-14T09:25:42.000000Z", "UTC")).toBe("14 March 2026, 09:25 UTC");
    expect(timeInWords("2026-03-14T02:00:00.000000Z", "America/New_York")).toBe(
      "13 March 2026, 22:00 America/New York time",
    );
    expect(dateInWords("2026-12-31T23:30:00.000000Z", "Europe/Berlin")).toBe("1 January 2027");
    expect(placeOf("UTC")).toBe("UTC");
  });

  it("tell how long it took, with a sign when time ran backwards", () => {
    const from = "2026-03-14T09:00:00.000000Z";
    expect(elapsed(from, "2026-03-14T09:00:00.000000Z")).toBe("0 s");
    expect(elapsed(from, "2026-03-14T09:00:00.250000Z")).toBe("250 ms");
    expect(elapsed(from, "2026-03-14T09:00:01.500000Z")).toBe("1.5 s");
    expect(elapsed(from, "2026-03-14T10:04:00.000000Z")).toBe("1 h 4 min");
    expect(elapsed("2026-03-14T10:04:00.000000Z", from)).toBe("−1 h 4 min");
    expect([millisecondsText(0), millisecondsText(1_750), millisecondsText(90_000)]).toEqual([
      "0 ms",
      "1.75 s",
      "1 min 30 s",
    ]);
  });

  it("group digits and hashes", () => {
    expect([numberText(0), numberText(999), numberText(1_234_567)]).toEqual(["0", "999", "1,234,567"]);
    expect(grouped("0123456789ab")).toBe("0123 4567 89ab");
  });

  it("make words of codes", () => {
    expect(capitalised(codeInWords("not_yet_due"))).toBe("Not yet due");
  });
});
