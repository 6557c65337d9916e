/** Controls, line ends, direction marks and the like; joiners stay, which scripts and emoji are written with. */
const NOT_PLAIN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A name as it may stand in a sentence: characters that are not seen, break the line or turn what stands beside them
 * around are shown by their number. A name that a sentence quotes is not the sentence's own words.
 *
 * @example plainName("a\u202Eb") // "a\\u{202e}b"
 */
export function plainName(name: string): string {
  return name.replaceAll(NOT_PLAIN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
