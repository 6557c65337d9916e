/** The instant that it is, in milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** A number from 0 to 1, without 1. */
export function random(): number {
  return Math.random();
}

/** A key that no other write has. Browsers make one in secure contexts only. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
