import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMicros } from "./backoff.js";

it("doubles up to five minutes, shortened by up to a half, the same for the same attempt", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 2_000_000_000 }), (eventId, attempts) => {
      const full = Math.min(300, 2 ** attempts) * 1_000_000;
      const pause = backoffMicros(eventId, attempts);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full);
      expect(Number.isInteger(pause)).toBe(true);
      expect(backoffMicros(eventId, attempts)).toBe(pause);
    }),
  );
});

it("spreads what failed together", () => {
  const pauses = Array.from({ length: 50 }, (_, index) => backoffMicros(`evt_${index}`, 8));
  expect(new Set(pauses).size).toBe(50);
});
