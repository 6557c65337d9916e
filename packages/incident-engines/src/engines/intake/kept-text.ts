import { storableWords } from "../storable-words.js";

/**
 * What of a foreign text can be kept where a signal has room for `length` UTF-16 units: cut, without NUL and lone
 * surrogates. Nothing at all gives `undefined`.
 *
 * @example keptText("", 255) // undefined
 */
export function keptText(text: string | undefined, length: number): string | undefined {
  const kept = storableWords((text ?? "").slice(0, length), length);
  return kept === "" ? undefined : kept;
}
