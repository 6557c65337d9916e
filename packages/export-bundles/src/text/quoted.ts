/**
 * An id or a word of a host inside a sentence of ours, marked as a quotation: it is not we who say it.
 *
 * @example quoted("ada") // "\"ada\""
 */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
