import { expect, it } from "vitest";
import { column } from "../database/columns.js";
import { exactCosts } from "./costs.js";
import { fromDb } from "./rows.js";

const COLUMNS = { total: column("total", "money") };
const read = (total: string) => exactCosts(() => fromDb(COLUMNS, { total }).total);

it("sums are read as they are as far as numbers are exact, and refused beyond", () => {
  expect([read("9007199254740991"), read("-9007199254740991")]).toEqual([2 ** 53 - 1, 1 - 2 ** 53]);
  for (const total of ["9007199254740992", "-9007199254740993"])
    expect(() => read(total)).toThrow(expect.objectContaining({ code: "cost_out_of_range", kind: "refused" }));
});

it("other errors stay what they are", () => {
  const error = new TypeError("no such row");
  const failing = () => {
    throw error;
  };
  expect(() => exactCosts(failing)).toThrow(error);
});

it("a sum that is not of a time is refused in words of its own", () => {
  const total = () => exactCosts(() => fromDb(COLUMNS, { total: "9007199254740992" }), "The trace is too dear.");
  expect(total).toThrow(expect.objectContaining({ code: "cost_out_of_range", message: "The trace is too dear." }));
});
