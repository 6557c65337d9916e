import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestStretch, longestStretchOf } from "./stretch.js";

const alike = (items: string) => longestStretch([...items], (one, before) => one === before);
const ofA = (items: string) => longestStretchOf([...items], (one) => one === "a");

describe("the longest stretch", () => {
  it.each([
    ["", undefined],
    ["a", "a"],
    ["abbcc", "bb"],
    ["aabbb", "bbb"],
    ["abab", "a"],
  ])("of things that are alike in %j is %j", (items, expected) => {
    expect(alike(items)?.items.join("")).toBe(expected);
  });

  it.each([
    ["", undefined],
    ["bcb", undefined],
    ["bab", "a"],
    ["aabaaa", "aaa"],
    ["aabaa", "aa"],
  ])("of things that meet a condition in %j is %j", (items, expected) => {
    expect(ofA(items)?.items.join("")).toBe(expected);
  });

  it("of things that meet a condition ends where they do not go on otherwise", () => {
    const rising = longestStretchOf(
      [1, 3, 2, 5, 1, 3, 5],
      (one) => one % 2 === 1,
      (one, before) => one > before,
    );
    expect(rising?.items).toEqual([1, 3, 5]);
    expect(
      longestStretchOf(
        [3, 1, 3],
        (one) => one % 2 === 1,
        (one, before) => one > before,
      )?.items,
    ).toEqual([1, 3]);
  });

  it("has a first and a last thing", () => {
    const stretch = longestStretch([1, 5, 6, 7, 1], (one, before) => one === before + 1);
    expect(stretch).toEqual({ first: 5, last: 7, items: [5, 6, 7] });
  });

  it("is the first of those that are as long", () => {
    const things = [{ is: "x" }, { is: "x" }, { is: "y" }, { is: "y" }];
    expect(longestStretch(things, (one, before) => one.is === before.is)?.first).toBe(things[0]);
  });

  it("is as long as the longest run that a search by pattern finds", () => {
    const text = fc.array(fc.constantFrom("a", "b"), { maxLength: 30 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(text, (items) => {
        const runs = items.match(/a+/g) ?? [];
        expect(ofA(items)?.items.length ?? 0).toBe(Math.max(0, ...runs.map((run) => run.length)));
      }),
    );
  });
});
