import fc from "fast-check";
import { expect, it } from "vitest";
import { steadyFraction } from "./steady-fraction.js";

it("lies between 0 and 1, and is the same for the same event and attempt", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (eventId, attempts) => {
      const fraction = steadyFraction(eventId, attempts);
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThan(1);
      expect(steadyFraction(eventId, attempts)).toBe(fraction);
    }),
  );
});

it("is another one for another event, and for another attempt", () => {
  const fractions = [0, 1, 2, 3].flatMap((attempt) => ["a", "b", "c"].map((event) => steadyFraction(event, attempt)));
  expect(new Set(fractions).size).toBe(12);
});
