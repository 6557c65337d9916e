import { describe, expect, it } from "vitest";
import { DEFAULT_RETRIES, retryDelayMs } from "./retry-delay.js";

const POLICY = { max: 3, baseMs: 100, maxMs: 1_000 };
const FAILED = { repetitions: 0, retryable: true, retryAfterSeconds: null, random: 0.5 };

describe("retryDelayMs", () => {
  it.each([
    [0, 50],
    [1, 100],
    [2, 200],
  ])("doubles the longest pause with each repetition, and takes a part of it: %i", (repetitions, delay) => {
    expect(retryDelayMs(POLICY, { ...FAILED, repetitions })).toBe(delay);
  });

  it("never lets the pause grow beyond the longest", () => {
    expect(retryDelayMs({ ...POLICY, max: 99 }, { ...FAILED, repetitions: 50, random: 0.999 })).toBe(999);
  });

  it("has full jitter: the pause may be none", () => {
    expect(retryDelayMs(POLICY, { ...FAILED, random: 0 })).toBe(0);
  });

  it("gives up after the last repetition, and where another attempt does not help", () => {
    expect(retryDelayMs(POLICY, { ...FAILED, repetitions: 3 })).toBeNull();
    expect(retryDelayMs({ ...POLICY, max: 0 }, FAILED)).toBeNull();
    expect(retryDelayMs(POLICY, { ...FAILED, retryable: false })).toBeNull();
  });

  it("never comes back earlier than the server asks, and not all at once", () => {
    expect(retryDelayMs(POLICY, { ...FAILED, retryAfterSeconds: 1, random: 0 })).toBe(1_000);
    expect(retryDelayMs(POLICY, { ...FAILED, retryAfterSeconds: 1 })).toBe(1_050);
    expect(retryDelayMs(POLICY, { ...FAILED, retryAfterSeconds: 0, random: 0 })).toBe(0);
  });

  it("waits until the server's limit of reads is over, when it is told nothing else", () => {
    expect(retryDelayMs(DEFAULT_RETRIES, { ...FAILED, retryAfterSeconds: 60 })).toBe(60_125);
  });

  it("does not wait longer than its longest pause; whoever called is told instead", () => {
    expect(retryDelayMs(POLICY, { ...FAILED, retryAfterSeconds: 2 })).toBeNull();
  });
});
