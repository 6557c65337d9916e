import { describe, expect, it } from "vitest";
import { halfOf } from "./split.js";

describe("the half of a task", () => {
  it("never changes, because the figures in the documentation stand on it", () => {
    const halves = Array.from({ length: 12 }, (_, task) => halfOf("intercode-trajectories", "bash", task));
    expect(halves.map((half) => half.charAt(0)).join("")).toBe("tmmmmttttttm");
  });

  it("depends on log, environment and task", () => {
    const tasks = Array.from({ length: 64 }, (_, task) => task);
    const halves = (log: string, env: string) => tasks.map((task) => halfOf(log, env, task));
    expect(halves("a", "x")).not.toEqual(halves("b", "x"));
    expect(halves("a", "x")).not.toEqual(halves("a", "y"));
    expect(new Set(halves("a", "x"))).toEqual(new Set(["tuning", "measuring"]));
  });
});
