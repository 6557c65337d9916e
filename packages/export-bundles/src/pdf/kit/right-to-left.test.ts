import { describe, expect, it } from "vitest";
import { directionsOf, inVisualOrder } from "./right-to-left.js";

describe("right-to-left text", () => {
  it("has its words set from right to left, within a line that runs from left to right", () => {
    expect(inVisualOrder("a אבג דהו b")).toBe("a דהו אבג b");
    expect(inVisualOrder("אב 12 גד")).toBe("אב 12 גד");
    expect(inVisualOrder("plain text")).toBe("plain text");
  });

  it("is told apart within a word", () => {
    expect(directionsOf("x-אב1")).toEqual([
      { text: "x-", isRightToLeft: false },
      { text: "אב", isRightToLeft: true },
      { text: "1", isRightToLeft: false },
    ]);
    expect(directionsOf("")).toEqual([]);
  });
});
