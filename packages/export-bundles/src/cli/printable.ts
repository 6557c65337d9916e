/**
 * Text from outside as one harmless line for a terminal: control characters, line breaks and characters that reorder
 * what stands beside them are shown by their number.
 *
 * @example printable("a\u001b[31mb") // "a\\u{1b}[31mb"
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
