import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collected, streamOf } from "../../test/replay-files.js";
import { batches, groupsOf } from "./batches.js";

describe("batches", () => {
  it("keeps the order, and fills all batches but the last", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
        const all = await collected(batches(streamOf(items), size));
        expect(all.flat()).toEqual(items);
        expect(all.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
        expect(all.every((batch) => batch.length > 0 && batch.length <= size)).toBe(true);
      }),
    );
  });
});

it("gives items that are all there in the same groups", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
      expect(groupsOf(items, size)).toEqual(await collected(batches(streamOf(items), size)));
    }),
  );
});
