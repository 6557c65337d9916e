import { describe, expect, it } from "vitest";
import { counterUuid, fakeAmbient, fixedClock } from "./fakes.js";

describe("fakes", () => {
  it("stops the clock", () => {
    const clock = fixedClock("2026-03-14T09:00:00.000000Z");
    expect([clock(), clock()]).toEqual(["2026-03-14T09:00:00.000000Z", "2026-03-14T09:00:00.000000Z"]);
  });

  it("counts ids, each counter by itself", () => {
    const uuid = counterUuid();
    expect([uuid(), uuid()]).toEqual(["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"]);
    expect(counterUuid()()).toBe("00000000-0000-7000-8000-000000000001");
  });

  it("lets a part of the surroundings be replaced", () => {
    const ambient = fakeAmbient({ clock: fixedClock("2026-01-01T00:00:00.000000Z") });
    expect(ambient.clock()).toBe("2026-01-01T00:00:00.000000Z");
    expect(ambient.randomHex(3)).toBe("000000");
  });
});
