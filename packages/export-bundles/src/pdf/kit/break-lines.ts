/** Characters after which a word that is too long may go on in the next line. */
const BREAK_AFTER = /[\s\-/_.,:;@&=?)\]}|]/;

/** A space, but not the one between a number and its unit. */
const BETWEEN_WORDS = / (?!(?<=\d )(?:d|h|min|s|ms)\b)/;

/**
 * Breaks a text into lines of at most a width: between words, and inside a word only when it alone is too long for a
 * line, if possible after punctuation.
 *
 * @param measure width of a text in one line.
 */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(paragraph: string, width: number, measure: (text: string) => number): string[] {
  if (measure(paragraph) <= width) return [paragraph.trimEnd()];
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(BETWEEN_WORDS)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    const isTooLong = measure(word) > width;
    if (line !== "" && !isTooLong) lines.push(line);
    const pieces = isTooLong ? breakWord(longer, width, measure) : [word];
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  lines.push(line);
  return lines;
}

function breakWord(word: string, width: number, measure: (text: string) => number): string[] {
  const pieces: string[] = [];
  let rest = [...word];
  while (rest.length > 0) {
    const fitting = Math.max(1, howManyFit(rest, width, measure));
    const piece = fitting === rest.length ? fitting : afterPunctuation(rest, fitting);
    pieces.push(rest.slice(0, piece).join("").trimEnd());
    rest = rest.slice(piece);
  }
  return pieces;
}

function howManyFit(characters: readonly string[], width: number, measure: (text: string) => number): number {
  let low = 0;
  let high = Math.min(characters.length, 400);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join("")) <= width) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where to break at the latest: after the last punctuation of the second half, else after an underscore whose next word
 * fits a line, else where the line is full.
 */
function afterPunctuation(characters: readonly string[], fitting: number): number {
  for (let index = fitting; index > fitting / 2; index -= 1) {
    if (BREAK_AFTER.test(characters[index - 1] ?? "")) return index;
  }
  const underscore = characters.lastIndexOf("_", fitting - 1) + 1;
  const next = characters.indexOf("_", underscore);
  const nextWord = (next === -1 ? characters.length : next + 1) - underscore;
  return underscore > 0 && nextWord <= fitting ? underscore : fitting;
}
