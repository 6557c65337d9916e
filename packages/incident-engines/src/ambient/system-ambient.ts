import { randomBytes } from "node:crypto";
import type { Ambient, Logger } from "@hoc/incident-schemas/ports";
import { createMicroClock } from "./micro-clock.js";
import { createOrderedUuid } from "./ordered-uuid.js";

const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * The real surroundings: the system's clock with microseconds, rising UUIDv7, cryptographic random, and a logger that
 * says nothing until one is given.
 *
 * @example systemAmbient({ logger: pino() })
 */
export function systemAmbient(overrides: Partial<Ambient> = {}): Ambient {
  return {
    clock: createMicroClock(),
    uuid: createOrderedUuid(),
    randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    logger: SILENT,
    ...overrides,
  };
}

function ignore(): void {
  // A logger that was not asked for says nothing.
}
