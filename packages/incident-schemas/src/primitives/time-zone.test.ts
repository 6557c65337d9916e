import { expect, it } from "vitest";
import { timeZoneSchema } from "./time-zone.js";

it.each([
  "UTC",
  "Europe/Berlin",
  "America/Argentina/Buenos_Aires",
  "Etc/GMT+5",
  "Asia/Kathmandu",
  "America/Port-au-Prince",
])("takes %s", (name) => {
  expect(timeZoneSchema.parse(name)).toBe(name);
});

it("is UTC by default", () => {
  expect(timeZoneSchema.parse(undefined)).toBe("UTC");
});

it.each([
  "+01:00",
  "BST",
  "CST",
  "EST5EDT",
  "utc",
  "Europe/",
  "/Berlin",
  "Europe/Atlantis",
  "",
  "UTC'; drop table x",
  "Mars",
  3,
  null,
  "e".repeat(65),
])("refuses %s", (name) => {
  expect(timeZoneSchema.safeParse(name).success).toBe(false);
});
