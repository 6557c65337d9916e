/** Longest `Retry-After` that is passed on, a year: nobody waits longer, and the numbers stay small. */
const MAX_SECONDS = 31_536_000;

/**
 * The seconds of a `Retry-After`: a number of them, or the time until a date. Null where there is none, or it says nothing.
 *
 * @example retryAfterSeconds("120", Date.now()) // 120
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_SECONDS);
  const date = /^[A-Z][a-z]{2,8}, /.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) return null;
  return Math.min(Math.max(0, Math.ceil((date - nowMs) / 1_000)), MAX_SECONDS);
}
