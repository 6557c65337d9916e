import { microsOf } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { createMicroClock } from "./micro-clock.js";

const NOON = Date.UTC(2026, 2, 14, 12);

function clockUnderControl() {
  const time = { wall: NOON, precise: NOON + 0.5 };
  return { time, clock: createMicroClock({ wall: () => time.wall, precise: () => time.precise }) };
}

describe("the clock", () => {
  it("shows microseconds", () => {
    const { time, clock } = clockUnderControl();
    time.precise = NOON + 0.123;
    expect(clock()).toMatch(/^2026-03-14T12:00:00\.00012[23]Z$/);
  });

  it("does not run backwards when its source trembles", () => {
    const { time, clock } = clockUnderControl();
    const first = clock();
    time.precise -= 0.4;
    expect(clock()).toBe(first);
    time.precise += 1.4;
    expect(clock() > first).toBe(true);
  });

  it.each([
    ["ahead", 3_600_000],
    ["back", -3_600_000],
  ])("follows when the system's clock is set %s", (_, step) => {
    const { time, clock } = clockUnderControl();
    clock();
    time.wall += step;
    expect(Math.abs(microsOf(clock()) - (NOON + step) * 1000)).toBeLessThan(2000);
    time.wall += 1000;
    time.precise += 1000;
    expect(Math.abs(microsOf(clock()) - (NOON + step + 1000) * 1000)).toBeLessThan(2000);
  });

  it("agrees with the system's clock", () => {
    expect(Math.abs(microsOf(createMicroClock()()) / 1000 - Date.now())).toBeLessThan(50);
  });
});
