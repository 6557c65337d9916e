import { describe, expect, it } from "vitest";
import { createOrderedUuid } from "./ordered-uuid.js";

const NOON = Date.UTC(2026, 2, 14, 12);
const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("ordered UUIDs", () => {
  it("are of version 7 and bear their millisecond", () => {
    const made = createOrderedUuid({ wall: () => NOON })();
    expect(made).toMatch(VERSION_7);
    expect(Number.parseInt(made.replaceAll("-", "").slice(0, 12), 16)).toBe(NOON);
  });

  it("rise within one millisecond, beyond one draw of random bytes", () => {
    const uuid = createOrderedUuid({ wall: () => NOON });
    const made = Array.from({ length: 5_000 }, () => uuid());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(5_000);
  });

  it("rise from one millisecond to the next, and when the clock is set back", () => {
    const times = [NOON, NOON + 1, NOON - 60_000, NOON + 1, NOON + 2];
    const uuid = createOrderedUuid({ wall: () => times.shift() ?? NOON });
    const made = Array.from({ length: 5 }, () => uuid());
    expect([...made].sort()).toEqual(made);
  });

  it("do not repeat from one process to another", () => {
    const made = Array.from({ length: 200 }, () => createOrderedUuid({ wall: () => NOON })());
    expect(new Set(made).size).toBe(200);
    expect(new Set(made.map((each) => each.slice(-12))).size).toBe(200);
  });

  it("take the system's time by themselves", () => {
    const millis = Number.parseInt(createOrderedUuid()().replaceAll("-", "").slice(0, 12), 16);
    expect(Math.abs(millis - Date.now())).toBeLessThan(1_000);
  });
});
