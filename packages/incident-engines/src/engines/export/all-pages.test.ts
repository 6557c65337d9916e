import { describe, expect, it } from "vitest";
import { allPages } from "./all-pages.js";

describe("all pages", () => {
  it.each([0, 1, 2, 3, 6, 7])("of a list of %d rows are all of its rows, asked for once each", async (length) => {
    const rows = Array.from({ length }, (_, index) => index);
    const asked: (number | undefined)[] = [];
    const fetched = await allPages<number>(3, async (last) => {
      asked.push(last);
      const from = last === undefined ? 0 : last + 1;
      return rows.slice(from, from + 3);
    });
    expect(fetched).toEqual(rows);
    expect(asked).toHaveLength(Math.floor(length / 3) + 1);
  });
});
