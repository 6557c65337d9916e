import { cutText } from "./cut-text.js";

/**
 * Words from outside as the database can store them: without NUL and lone surrogates, and not too long.
 *
 * @example storableWords("connect ECONNREFUSED 203.0.113.7:443", 500)
 */
export function storableWords(text: string, length: number): string {
  return cutText(text, length)
    .replaceAll("\u0000", "\ufffd")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}
