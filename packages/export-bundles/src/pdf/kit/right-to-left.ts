const LETTER = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";

/** A stretch of letters that are written from right to left, with the spaces and marks between them. */
const STRETCH = new RegExp(`[${LETTER}](?:[${LETTER}\\p{M}\\p{P} ]*[${LETTER}\\p{M}])?`, "gu");

/**
 * Puts the words of every right-to-left stretch of a line in the order in which they are set, the last one first; the
 * letters of a word are turned by the typeface. Stretches keep their place in the line, which always runs from left to
 * right: what stands before something in the record stands before it on paper, whatever direction marks it holds.
 */
export function inVisualOrder(line: string): string {
  return line.replace(STRETCH, (stretch) => stretch.split(" ").reverse().join(" "));
}

/** Splits a word where its direction changes, in the order of writing. */
export function directionsOf(word: string): { readonly text: string; readonly isRightToLeft: boolean }[] {
  const parts: { text: string; isRightToLeft: boolean }[] = [];
  let end = 0;
  for (const { 0: text, index } of word.matchAll(STRETCH)) {
    if (index > end) parts.push({ text: word.slice(end, index), isRightToLeft: false });
    parts.push({ text, isRightToLeft: true });
    end = index + text.length;
  }
  if (end < word.length) parts.push({ text: word.slice(end), isRightToLeft: false });
  return parts;
}
