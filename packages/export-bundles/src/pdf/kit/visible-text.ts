/** What has no picture of its own: controls, direction marks, joiners, selectors, private and unassigned code points. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}]/u;

/**
 * The text as it can be shown: code points that have no glyph or no picture stand as `[U+1F4A5]`, several in a row in
 * one bracket. Nothing is left out and nothing is interpreted; the bundle keeps the original.
 *
 * @param hasGlyph whether the typeface can draw a code point.
 *
 * @example visibleText("boom 💥", () => false)
 */
export function visibleText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  if (PLAIN.test(text)) return text;
  let shown = "";
  let unseen: string[] = [];
  const flush = () => {
    if (unseen.length > 0) shown += `[${unseen.join(" ")}]`;
    unseen = [];
  };
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === "\n" || (!UNSEEN.test(character) && hasGlyph(codePoint))) {
      flush();
      shown += character;
    } else unseen.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`);
  }
  flush();
  return shown;
}

const PLAIN = /^[\n\x20-\x7e]*$/;

/** A recorded text, whose line ends are shown by a sign beside being followed. */
export function recorded(text: string): string {
  return text.replaceAll(/\r?\n/g, "↵\n");
}
