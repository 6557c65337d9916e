import { randomFillSync } from "node:crypto";
import type { UuidFn } from "@hoc/incident-schemas/ports";
import { v7 as uuidv7 } from "uuid";

const RANDOM_BYTES = 16;
const POOLED_UUIDS = 1_000;

/** Where the time of a UUID comes from. */
export interface UuidSources {
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}

/**
 * Gives UUIDv7 that rise within a process, also within one millisecond and when the system's clock is set back.
 *
 * Random bytes are drawn from the system a thousand ids at a time, because one by one they cost ten times as much; the
 * library counts within a millisecond only while it draws them itself, so the counting is done here.
 *
 * @example const uuid = createOrderedUuid(); uuid() < uuid() // true
 */
export function createOrderedUuid({ wall }: UuidSources = { wall: () => Date.now() }): UuidFn {
  const pool = new Uint8Array(POOLED_UUIDS * RANDOM_BYTES);
  let used = pool.length;
  let msecs = 0;
  let seq = 0;

  return () => {
    const random = draw();
    const now = wall();
    if (now > msecs) {
      msecs = now;
      seq = beginning(random);
    } else {
      seq = (seq + 1) | 0;
    }
    return uuidv7({ random, msecs, seq });
  };

  function draw(): Uint8Array {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += RANDOM_BYTES;
    return pool.subarray(used - RANDOM_BYTES, used);
  }
}

/** A random start for the 32-bit counter in its lower half, which leaves two thousand million ids to the millisecond. */
function beginning(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
}
