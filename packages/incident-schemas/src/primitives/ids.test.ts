import { describe, expect, it } from "vitest";
import { pathIdSchema } from "./ids.js";

describe("an id that stands in paths", () => {
  it.each(["run-1", "...", ".a", "a/b", "x".repeat(10)])("is %j", (id) => {
    expect(pathIdSchema(10).parse(id)).toBe(id);
  });

  it.each([".", ".."])("is not %j, which no path can hold", (id) => {
    expect(pathIdSchema(10).safeParse(id).error?.issues).toMatchObject([
      { message: "must not be . or .., which no path can hold" },
    ]);
  });

  it.each(["", "x".repeat(11)])("is storable text: not %j", (id) => {
    expect(pathIdSchema(10).safeParse(id).success).toBe(false);
  });
});
