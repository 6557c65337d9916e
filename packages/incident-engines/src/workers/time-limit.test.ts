import { expect, it } from "vitest";
import { timeLimit } from "./time-limit.js";

it("is over when its time is, and never where it was cancelled", async () => {
  const [limit, cancelled] = [timeLimit(0.02), timeLimit(0.01)];
  cancelled.cancel();
  expect(limit.isOver()).toBe(false);
  await limit.over;
  expect([limit.isOver(), cancelled.isOver()]).toEqual([true, false]);
});
