import { expect, it } from "vitest";
import { groupedBy } from "./order.js";

it("items are grouped by their key, in their order", () => {
  expect([...groupedBy([1, 2, 3], (number) => number % 2)]).toEqual([
    [1, [1, 3]],
    [0, [2]],
  ]);
});
