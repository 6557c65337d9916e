import { addSeconds, type Instant, type WebhookCircuit } from "@hoc/incident-schemas";

/** So many failures in a row open the circuit of an endpoint. */
export const CIRCUIT_OPENS_AFTER = 5;

const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3_600;

/**
 * Until when nothing is sent to an endpoint that took nothing so often in a row; `null` where its circuit stays closed.
 * The pause doubles with every failure from one minute up to an hour.
 *
 * @example circuitOpenUntil(5, "2026-03-14T12:00:00.000000Z") // "2026-03-14T12:01:00.000000Z"
 */
export function circuitOpenUntil(failuresInARow: number, at: Instant): Instant | null {
  if (failuresInARow < CIRCUIT_OPENS_AFTER) return null;
  const pause = FIRST_PAUSE_SECONDS * 2 ** (failuresInARow - CIRCUIT_OPENS_AFTER);
  return addSeconds(at, Math.min(pause, LONGEST_PAUSE_SECONDS));
}

/**
 * How an endpoint is at an instant: a pause that is over is none.
 *
 * @example circuitAt({ failuresInARow: 5, pausedUntil: "2026-03-14T12:01:00.000000Z" }, "2026-03-14T12:01:00.000000Z")
 */
export function circuitAt({ failuresInARow, pausedUntil }: WebhookCircuit, at: Instant): WebhookCircuit {
  return { failuresInARow, pausedUntil: pausedUntil !== null && pausedUntil > at ? pausedUntil : null };
}
