import { expect, it } from "vitest";
import { dayQuality, together } from "./quality.js";

const WINDOWS = [
  ["2026-03-14T23:00:00.000000Z", "2026-03-15T01:00:00.000000Z"],
  ["2026-03-20T00:00:00.000000Z", "2026-03-20T01:00:00.000000Z"],
] as const;

it("a day is right when any of it lies in a window, and finds that window once", () => {
  const days = ["2026-03-13", "2026-03-14", "2026-03-15", "2026-03-16"].map((day) => `${day}T00:00:00.000000Z`);
  const quality = dayQuality(days, WINDOWS);
  expect(quality).toEqual({ flagged: 4, right: 2, windows: 2, found: 1 });
  expect(together([quality, quality])).toEqual({ flagged: 8, right: 4, windows: 4, found: 2 });
});
