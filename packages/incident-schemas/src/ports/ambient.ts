import type { Instant } from "../primitives/instant.js";

/** Gives the current instant, UTC with microseconds. */
export type ClockFn = () => Instant;

/** Gives a fresh UUIDv7 as text. */
export type UuidFn = () => string;

/** Gives `bytes` random bytes as lower-case hex. */
export type RandomHexFn = (bytes: number) => string;

/** A logger in the manner of pino: the facts first, then a sentence. Logging never changes behaviour. */
export interface Logger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** Counts one more of what a name stands for, told apart by labels. Counting never changes behaviour. */
export type CountFn = (name: string, labels: Readonly<Record<string, string>>) => void;

/** What everybody needs and nobody creates by himself. */
export interface Ambient {
  readonly clock: ClockFn;
  readonly uuid: UuidFn;
  readonly randomHex: RandomHexFn;
  readonly logger: Logger;
  /** Where figures go; without it nothing is counted. */
  readonly count?: CountFn | undefined;
}
