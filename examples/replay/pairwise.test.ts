import { describe, expect, it } from "vitest";
import { pairwise } from "./pairwise.js";

const groups = (text: string) => new Map([...text].map((group, item) => [String(item), group]));

describe("pairwise", () => {
  it.each([
    ["aabb", "xxyy", 1, 1, 1],
    ["aaaa", "xxyy", 2 / 6, 1, 1 / 2],
    ["aabc", "xxyy", 1, 1 / 2, 2 / 3],
    ["abab", "xxyz", 0, 0, 0],
  ])("%s against %s", (found, truth, precision, recall, f1) => {
    expect(pairwise(groups(found), groups(truth))).toMatchObject({ items: 4, precision, recall, f1 });
  });
});
