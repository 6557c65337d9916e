import { instantFromMicros } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InstantForm, readInstant } from "./instants.js";

const micros = fc.integer({ min: 0, max: 7_000_000_000_000_000 });

describe("readInstant", () => {
  it("keeps every microsecond, whatever the unit", () => {
    fc.assert(
      fc.property(micros, (at) => {
        const instant = instantFromMicros(at);
        const digits = String(at).padStart(7, "0");
        expect(readInstant(instant, "isoInstant")).toBe(instant);
        expect(readInstant(String(at), "epochMicros")).toBe(instant);
        expect(readInstant(`${at}999`, "epochNanos")).toBe(instant);
        expect(readInstant(`${digits.slice(0, -3)}.${digits.slice(-3)}`, "epochMillis")).toBe(instant);
        expect(readInstant(`${digits.slice(0, -6)}.${digits.slice(-6)}`, "epochSeconds")).toBe(instant);
      }),
    );
  });

  it.each<[string, InstantForm, string]>([
    ["2026-03-14T10:00:00+01:00", "isoInstant", "2026-03-14T09:00:00.000000Z"],
    ["2026-03-14 09:00:00.5", "isoAssumedUtc", "2026-03-14T09:00:00.500000Z"],
    ["2026-03-14T09:00:00", "isoAssumedUtc", "2026-03-14T09:00:00.000000Z"],
    ["2026-03-14T10:00:00+01:00", "isoAssumedUtc", "2026-03-14T09:00:00.000000Z"],
  ])("%s as %s is %s", (text, form, expected) => {
    expect(readInstant(text, form)).toBe(expected);
  });

  it.each<[string, InstantForm, RegExp]>([
    ["2026-03-14T09:00:00", "isoInstant", /with a zone/],
    ["14.03.2026", "isoAssumedUtc", /is not a date and time/],
    ["2026-02-30 09:00:00", "isoAssumedUtc", /is not a date and time/],
    ["soon", "epochSeconds", /is not a number/],
    ["-1", "epochSeconds", /is the unit right/],
    ["1661140339000000", "epochSeconds", /is the unit right/],
    ["1661140339000", "epochSeconds", /is the unit right/],
  ])("refuses %s as %s", (text, form, message) => {
    expect(() => readInstant(text, form)).toThrow(message);
  });
});
