import { expect, it } from "vitest";
import { laterBy, microsBetween, secondsBetween } from "./elapsed.js";

const NOON = "2026-03-14T12:00:00.000000Z";

it("counts to the microsecond, and whole seconds towards zero", () => {
  expect(microsBetween(NOON, "2026-03-14T12:00:00.000001Z")).toBe(1);
  expect(secondsBetween(NOON, "2026-03-14T12:00:01.999999Z")).toBe(1);
  expect(secondsBetween("2026-03-14T12:00:01.999999Z", NOON)).toBe(-1);
  expect(secondsBetween("2026-03-14T12:00:00.900000Z", NOON)).toStrictEqual(0);
});

it("never leaves the calendar, whatever the parameters of a bundle say", () => {
  expect(laterBy(NOON, 90)).toBe("2026-03-14T12:01:30.000000Z");
  expect(laterBy(NOON, Number.MAX_SAFE_INTEGER)).toBe("9999-12-31T23:59:59.999999Z");
});
