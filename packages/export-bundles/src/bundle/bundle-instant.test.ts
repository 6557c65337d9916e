import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INSTANT_FORM, isOfTheCalendar } from "./bundle-instant.js";

/** The instant by way of the engine's own dates. */
function comesBack(instant: string): boolean {
  const milliseconds = `${instant.slice(0, 23)}Z`;
  const parsed = Date.parse(milliseconds);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString() === milliseconds;
}

describe("isOfTheCalendar", () => {
  it("says what the engine's dates say, whatever was asked before", () => {
    const digits = (length: number, max: number) =>
      fc.nat({ max }).map((number) => String(number).padStart(length, "0"));
    const instants = fc
      .tuple(
        digits(4, 9_999),
        digits(2, 14),
        digits(2, 33),
        digits(2, 26),
        digits(2, 62),
        digits(2, 62),
        digits(6, 999_999),
      )
      .map(
        ([year, month, day, hour, minute, second, micros]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}.${micros}Z`,
      );
    fc.assert(
      fc.property(fc.array(instants, { minLength: 1, maxLength: 4 }), (list) => {
        for (const instant of [...list, ...list]) {
          expect([instant, isOfTheCalendar(instant)]).toEqual([instant, comesBack(instant)]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["2024-02-29T00:00:00.000000Z", true],
    ["2023-02-29T00:00:00.000000Z", false],
    ["1900-02-29T00:00:00.000000Z", false],
    ["2000-02-29T23:59:59.999999Z", true],
    ["2026-03-14T24:00:00.000000Z", false],
    ["2026-03-14T23:60:00.000000Z", false],
    ["2026-03-14T23:59:60.000000Z", false],
    ["2026-00-14T00:00:00.000000Z", false],
    ["2026-04-31T00:00:00.000000Z", false],
    ["0000-01-01T00:00:00.000000Z", true],
  ])("%s: %s", (instant, exists) => {
    expect(isOfTheCalendar(instant)).toBe(exists);
  });

  it("does not take a time that does not exist of a day that was found before, nor remember a day that does not exist", () => {
    expect(isOfTheCalendar("2026-03-14T10:00:00.000000Z")).toBe(true);
    expect(isOfTheCalendar("2026-03-14T25:00:00.000000Z")).toBe(false);
    expect(isOfTheCalendar("2026-02-30T10:00:00.000000Z")).toBe(false);
    expect(isOfTheCalendar("2026-02-30T10:00:00.000000Z")).toBe(false);
  });
});

it("takes instants of the years that the product stores", () => {
  for (const year of ["1970", "1999", "2000", "2199"]) expect(`${year}-01-01T00:00:00.000000Z`).toMatch(INSTANT_FORM);
  for (const year of ["0000", "1969", "2200", "9999"])
    expect(`${year}-01-01T00:00:00.000000Z`).not.toMatch(INSTANT_FORM);
});
