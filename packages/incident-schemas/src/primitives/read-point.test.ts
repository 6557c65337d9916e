import { expect, it } from "vitest";
import { asOf } from "./read-point.js";

it.each([
  ["2026-03-14T09:26:53Z", "2026-03-14T09:26:53.000000Z"],
  ["2026-03-14T09:26:53.5+00:00", "2026-03-14T09:26:53.500000Z"],
  [undefined, undefined],
])("F-044: takes %s", (text, instant) => {
  expect(asOf.parse(text)).toBe(instant);
});

it.each(["2026-03-14T09:26:53+01:00", "2026-03-14T09:26:53", "tomorrow", "", 1, null])("F-044: refuses %s", (value) => {
  expect(asOf.safeParse(value).success).toBe(false);
});

it.each(["2026-03-14T09:26:53+01:00", "tomorrow"])("F-044: says of %s what is wanted", (value) => {
  expect(asOf.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([
    "must be an RFC 3339 instant in UTC, such as 2026-03-14T09:26:53.589793Z",
  ]);
});
