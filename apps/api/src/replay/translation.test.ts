import { expect, it } from "vitest";
import { translationBy } from "./translation.js";

const facts = { name: "a", description: "a" };

it("tells adapters that make runs from those that make signals", () => {
  const runs = { ...facts, async *runs() {} };
  const signals = { ...facts, async *signals() {} };
  expect(translationBy(runs)).toEqual({ runAdapter: runs });
  expect(translationBy(signals)).toEqual({ adapter: signals });
});
