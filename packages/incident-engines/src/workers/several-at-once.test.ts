import { expect, it } from "vitest";
import { severalAtOnce } from "./several-at-once.js";

it.each([
  [10, 3, 3],
  [2, 8, 2],
  [0, 4, 0],
])("does %i things, %i at once", async (count, most, atOnce) => {
  let running = 0;
  let mostRunning = 0;
  const done: number[] = [];
  await severalAtOnce(
    Array.from({ length: count }, (_, index) => index),
    most,
    async (thing) => {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done.push(thing);
    },
  );
  expect(mostRunning).toBe(atOnce);
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
});

it("takes the next thing as soon as there is room, whoever is slow", async () => {
  const order: string[] = [];
  await severalAtOnce(["slow", "b", "c", "d"], 2, async (thing) => {
    if (thing === "slow") await new Promise((resolve) => setTimeout(resolve, 20));
    order.push(thing);
  });
  expect(order).toEqual(["b", "c", "d", "slow"]);
});
