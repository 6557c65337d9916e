import { expect, it } from "vitest";
import { collected, streamOf } from "../../test/replay-files.js";
import { limited } from "./limited.js";

it.each<[limit: number | undefined, asked: number]>([
  [undefined, 3],
  [4, 3],
  [3, 3],
  [2, 2],
  [0, 0],
])("of three items a limit of %s leaves the first, and asks for %i", async (limit, asked) => {
  let seen = 0;
  expect(
    await collected(
      limited(
        streamOf(["a", "b", "c"], () => (seen += 1)),
        limit,
      ),
    ),
  ).toEqual(["a", "b", "c"].slice(0, limit));
  expect(seen).toBe(asked);
});
