import { describe, expect, it } from "vitest";
import { nextPage } from "./next-page.js";

const ITEMS = [1, 2];

describe("nextPage", () => {
  it("goes by the cursor, and stays at the instant of the first page", () => {
    expect(nextPage({ limit: 2 }, { hasMore: true, nextCursor: "c", asOf: "t1" }, ITEMS)).toEqual({
      limit: 2,
      cursor: "c",
      asOf: "t1",
    });
    expect(nextPage({ cursor: "b", asOf: "t1" }, { hasMore: true, nextCursor: "c", asOf: "t2" }, ITEMS)).toEqual({
      cursor: "c",
      asOf: "t1",
    });
  });

  it("goes by the offset that the page names, else by how many items came", () => {
    const named = { hasMore: true, nextCursor: null, pagination: { nextOffset: 7 }, meta: { asOf: "t1" } };
    expect(nextPage({}, named, ITEMS)).toEqual({ offset: 7, asOf: "t1" });
    expect(nextPage({ offset: 4 }, { hasMore: true }, ITEMS)).toEqual({ offset: 6 });
  });

  it("leaves the offset behind where the list goes on by cursor", () => {
    expect(nextPage({ offset: 4 }, { hasMore: true, nextCursor: "c" }, ITEMS)).toEqual({ cursor: "c" });
  });

  it("ends with the last page", () => {
    expect(nextPage({}, { hasMore: false, nextCursor: null }, ITEMS)).toBeUndefined();
    expect(nextPage({}, {}, ITEMS)).toBeUndefined();
  });

  it("does not go round in circles", () => {
    expect(() => nextPage({ cursor: "c" }, { hasMore: true, nextCursor: "c" }, ITEMS)).toThrow(/not where/);
    expect(() => nextPage({ offset: 3 }, { hasMore: true }, [])).toThrow(/not where/);
  });
});
