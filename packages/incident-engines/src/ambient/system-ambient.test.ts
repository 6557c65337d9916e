import { instantSchema } from "@hoc/incident-schemas";
import { fixedClock } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { systemAmbient } from "./system-ambient.js";

describe("the real surroundings", () => {
  it("give canonical instants, ordered UUIDv7 and random hex", () => {
    const { clock, uuid, randomHex } = systemAmbient();
    const now = clock();
    expect(instantSchema.parse(now)).toBe(now);
    const made = Array.from({ length: 50 }, () => uuid());
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(50);
    expect(randomHex(8)).toMatch(/^[0-9a-f]{16}$/);
    expect(randomHex(8)).not.toBe(randomHex(8));
  });

  it("log nothing, and let each part be replaced", () => {
    const ambient = systemAmbient({ clock: fixedClock() });
    expect(ambient.clock()).toBe("2026-03-14T12:00:00.000000Z");
    expect(ambient.logger.error({}, "nobody hears")).toBeUndefined();
  });
});
