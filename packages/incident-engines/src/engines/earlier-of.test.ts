import { expect, it } from "vitest";
import { earlierOf } from "./earlier-of.js";

it("gives the earlier of two instants, whichever stands first", () => {
  const [first, second] = ["2026-03-14T11:59:59.999999Z", "2026-03-14T12:00:00.000000Z"];
  expect([earlierOf(first, second), earlierOf(second, first), earlierOf(first, first)]).toEqual([first, first, first]);
});
