import type { Ambient } from "@hoc/incident-schemas/ports";

const REQUEST_ID_BYTES = 6;

/**
 * An id for a request that brings none.
 *
 * @example newRequestId(randomHex) // "req-0123456789ab"
 */
export function newRequestId(randomHex: Ambient["randomHex"]): string {
  return `req-${randomHex(REQUEST_ID_BYTES)}`;
}

/** The headers that every answer carries, whether or not its request reached a route. */
export function headersOfEveryAnswer(requestId: string) {
  return {
    "x-request-id": requestId,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  } as const;
}
