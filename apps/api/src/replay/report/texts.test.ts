import { describe, expect, it } from "vitest";
import { lengthText, microsText, widthText } from "./texts.js";

describe("texts", () => {
  it.each([
    [100_000, "100 milliseconds"],
    [1_000_000, "second"],
    [300_000_000, "5 minutes"],
    [3_600_000_000, "hour"],
    [43_200_000_000, "12 hours"],
    [172_800_000_000, "2 days"],
  ])("%i microseconds are %s", (micros, text) => {
    expect(widthText(micros)).toBe(text);
  });

  it("writes instants and lengths as people read them", () => {
    expect(microsText(Date.UTC(2026, 2, 14, 9) * 1_000)).toBe("2026-03-14 09:00:00");
    expect(lengthText("2026-03-14T09:00:00.000000Z", "2026-03-14T10:02:05.000000Z")).toBe("1 h 2 min");
  });
});
