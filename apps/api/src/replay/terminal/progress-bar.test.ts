import { describe, expect, it } from "vitest";
import { barText, progressBar } from "./progress-bar.js";

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 60, written, write: (text: string) => written.push(text) };
}

describe("progressBar", () => {
  it("is silent where nobody looks", () => {
    const pipe = terminal(false);
    const bar = progressBar(pipe, () => 0);
    bar.update(0.5, "x");
    bar.clear();
    expect(pipe.written).toEqual([]);
  });

  it("draws now and then, always at the end, and never more than a line", () => {
    const screen = terminal(true);
    let now = 0;
    const bar = progressBar(screen, () => now);
    for (; now < 250; now += 10) bar.update(now / 1_000, "x".repeat(200));
    bar.update(1, "done");
    expect(screen.written).toHaveLength(4);
    expect(screen.written.every((text) => text.length < 60 + "\r\u001b[2K".length)).toBe(true);
    expect(screen.written.at(-1)).toContain("100 % done");
  });
});

describe("barText", () => {
  it.each([
    [0, "░".repeat(30), "  0 %"],
    [0.5, "█".repeat(15) + "░".repeat(15), " 50 %"],
    [0.999, "█".repeat(30), " 99 %"],
    [7, "█".repeat(30), "100 %"],
  ])("%d is %s", (share, bar, percent) => {
    expect(barText(share, "x")).toBe(`${bar} ${percent} x`);
  });
});
