import { expect, it } from "vitest";
import { createTurns } from "./turns.js";

it("does steps of one name in their order, one at a time, and those of another name meanwhile", async () => {
  const inTurn = createTurns();
  const heard: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = inTurn("a", async () => {
    heard.push("a1 begins");
    await held;
    heard.push("a1 ends");
  });
  const second = inTurn("a", async () => void heard.push("a2"));
  await inTurn("b", async () => void heard.push("b1"));
  expect(heard).toEqual(["a1 begins", "b1"]);
  release();
  await Promise.all([first, second]);
  expect(heard).toEqual(["a1 begins", "b1", "a1 ends", "a2"]);
});
