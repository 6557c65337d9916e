import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collected } from "../../../test/replay-files.js";
import { batches } from "./batches.js";

async function* counting(items: readonly number[], onTaken: () => void) {
  for (const item of items) {
    onTaken();
    yield item;
  }
}

describe("batches", () => {
  it("keeps the order, fills all batches but the last, and takes no more than the limit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat()),
        fc.integer({ min: 1, max: 9 }),
        fc.nat({ max: 50 }),
        async (items, size, limit) => {
          let taken = 0;
          const all = await collected(
            batches(
              counting(items, () => (taken += 1)),
              size,
              limit,
            ),
          );
          expect(all.flat()).toEqual(items.slice(0, limit));
          expect(taken).toBe(Math.min(items.length, limit));
          expect(all.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
          expect(all.every((batch) => batch.length > 0)).toBe(true);
        },
      ),
    );
  });
});
