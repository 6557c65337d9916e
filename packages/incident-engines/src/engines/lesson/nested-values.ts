/** What matters to where a value in brackets ends: its quotes, which may hide brackets, what is escaped, and brackets. */
const LANDMARK = /\\[\s\S]|"(?:[^"\\]|\\[\s\S]?)*(?:"|$)|'(?:[^'\\]|\\[\s\S]?)*(?:'|$)|[{}[\]]/g;

/**
 * Puts a mask in the place of every value in brackets that begins where the pattern matches, a global one of the opening
 * bracket alone. A value reaches to the bracket that closes it, over whatever is nested in it; one that is never closed
 * reaches to the end. Each part of the text is walked through once.
 *
 * @example maskNested('token: {"value": ["abc"]}, next', /(?<=token: )\{/g, "***") // "token: ***, next"
 */
export function maskNested(text: string, beginnings: RegExp, mask: string): string {
  let told = "";
  let end = 0;
  for (const { index } of text.matchAll(beginnings)) {
    if (index < end) continue;
    told += text.slice(end, index) + mask;
    end = endOf(text, index);
  }
  return told + text.slice(end);
}

function endOf(text: string, beginning: number): number {
  const landmark = new RegExp(LANDMARK);
  landmark.lastIndex = beginning;
  let depth = 0;
  for (let found = landmark.exec(text); found !== null; found = landmark.exec(text)) {
    const [what] = found;
    if (what === "{" || what === "[") depth += 1;
    if (what === "}" || what === "]") depth -= 1;
    if (depth === 0) return landmark.lastIndex;
  }
  return text.length;
}
