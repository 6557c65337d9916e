import { addSeconds, instantFromMicros, microsOf } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { nextAttemptAt, WEBHOOK_LIFE_SECONDS } from "./webhook-schedule.js";

const failed = (wish: object = {}) => ({
  ...{ eventId: "evt_1", attempts: 0, queuedAt: NOW, at: NOW, retryAfterSeconds: null },
  ...wish,
});
const secondsUntil = (instant: string | null, from = NOW) => (microsOf(String(instant)) - microsOf(from)) / 1_000_000;

describe("the next attempt", () => {
  it.each([
    [0, 5],
    [1, 30],
    [2, 120],
    [3, 300],
    [4, 900],
    [5, 1_800],
    [6, 3_600],
    [7, 7_200],
    [8, 10_800],
    [9, 14_400],
    [10, 21_600],
    [11, 21_600],
    [1_000, 21_600],
  ])("after %i attempts before is about %i seconds later", (attempts, pause) => {
    const pauses = Array.from({ length: 50 }, (_, index) =>
      secondsUntil(nextAttemptAt(failed({ eventId: `evt_${index}`, attempts }))),
    );
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(pause * 0.8);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(pause * 1.2);
    expect(new Set(pauses).size).toBe(50);
  });

  it("is the same for the same event and attempt", () => {
    expect(nextAttemptAt(failed())).toBe(nextAttemptAt(failed()));
  });

  it("is later where the receiver asked for it, and never sooner than usual", () => {
    expect(nextAttemptAt(failed({ retryAfterSeconds: 600 }))).toBe(addSeconds(NOW, 600));
    expect(nextAttemptAt(failed({ retryAfterSeconds: 0 }))).toBe(nextAttemptAt(failed()));
    expect(nextAttemptAt(failed({ retryAfterSeconds: 10 ** 12 }))).toBe(addSeconds(NOW, WEBHOOK_LIFE_SECONDS));
  });

  it("lies after this one and never later than a day after the event was queued, unless there is none", () => {
    const seconds = fc.integer({ min: 0, max: 2 * WEBHOOK_LIFE_SECONDS });
    fc.assert(
      fc.property(seconds, fc.nat(20), fc.option(fc.nat()), (age, attempts, retryAfterSeconds) => {
        const at = addSeconds(NOW, age);
        const next = nextAttemptAt(failed({ at, attempts, retryAfterSeconds }));
        if (age >= WEBHOOK_LIFE_SECONDS) expect(next).toBeNull();
        else {
          expect(String(next) > at).toBe(true);
          expect(String(next) <= addSeconds(NOW, WEBHOOK_LIFE_SECONDS)).toBe(true);
        }
      }),
    );
  });

  it("comes to an end exactly a day after the event was queued, after some fifteen attempts", () => {
    let at = NOW;
    let attempts = 0;
    for (let next: string | null = NOW; next !== null; attempts += 1) {
      at = next;
      next = nextAttemptAt(failed({ at, attempts }));
    }
    expect(at).toBe(addSeconds(NOW, WEBHOOK_LIFE_SECONDS));
    expect(attempts).toBeGreaterThanOrEqual(13);
    expect(attempts).toBeLessThanOrEqual(16);
    expect(nextAttemptAt(failed({ at: instantFromMicros(microsOf(at) - 1), attempts }))).toBe(at);
  });
});
