import { expect, it } from "vitest";
import { laidOut } from "./laid-out.js";

it("lays runs out one after another, ten seconds a step", () => {
  const nextRun = laidOut("2024-06-01T00:00:00.000000Z");
  const [three, none, one] = [nextRun(3), nextRun(0), nextRun(1)];
  expect([three.startedAt, three.completedAt]).toEqual(["2024-06-01T00:00:00.000000Z", "2024-06-01T00:00:30.000000Z"]);
  expect([three.stepEndedAt(0), three.stepEndedAt(2)]).toEqual(["2024-06-01T00:00:10.000000Z", three.completedAt]);
  expect([none.startedAt, none.completedAt]).toEqual([three.completedAt, "2024-06-01T00:00:40.000000Z"]);
  expect(one.startedAt).toBe(none.completedAt);
});
