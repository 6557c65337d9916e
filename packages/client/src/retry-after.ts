/**
 * The seconds that a `Retry-After` asks to wait, whether it tells seconds or a date; null when it says neither.
 *
 * @example retryAfterSecondsOf("Wed, 21 Oct 2026 07:28:00 GMT", Date.parse("2026-10-21T07:27:50Z")) // 10
 */
export function retryAfterSecondsOf(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = /^[A-Za-z]{3}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000));
}
