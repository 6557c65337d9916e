import { sha256Hex } from "./sha256.js";

/**
 * A fraction from 0 up to, and without, 1 that looks like chance and is always the same for the same event and attempt:
 * by it, what failed together does not come back together.
 *
 * @example steadyFraction("evt_1", 0) // 0.41…
 */
export function steadyFraction(eventId: string, attempts: number): number {
  return Number.parseInt(sha256Hex(`${eventId}/${attempts}`).slice(0, 8), 16) / 2 ** 32;
}
