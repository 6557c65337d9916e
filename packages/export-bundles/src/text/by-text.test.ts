import { expect, it } from "vitest";
import { byText } from "./by-text.js";

it("sorts by code units, so capitals come first and no place has an order of its own", () => {
  expect(["b", "ä", "a", "B", "\ufb33", "\ud83d\ude00", "a"].sort(byText)).toEqual([
    "B",
    "a",
    "a",
    "b",
    "ä",
    "\ud83d\ude00",
    "\ufb33",
  ]);
});
