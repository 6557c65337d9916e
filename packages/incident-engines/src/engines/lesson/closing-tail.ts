const PAIRS = ["()", "[]", "{}", "<>"] as const;

type Pair = (typeof PAIRS)[number];

/** A value in quotes, which may be escaped; it ends with them, or with the text. */
const QUOTED = /^\\*["']/;

/**
 * Tells, of values of a text that are asked for in their order, what at their end belongs to the text around them: the
 * brackets that close what was opened before the value, and full stops. A bracket that closes nothing there belongs to
 * the value. The text is walked through once.
 *
 * @example closingTails("(token=abc)")("abc)", 7) // ")"
 */
export function closingTails(text: string): (value: string, offset: number) => string {
  const open: Record<Pair, number> = { "()": 0, "[]": 0, "{}": 0, "<>": 0 };
  let walked = 0;

  function walkTo(offset: number): void {
    for (; walked < offset; walked += 1) {
      const character = text.charAt(walked);
      const pair = PAIRS.find((both) => both.includes(character));
      if (pair !== undefined) open[pair] = Math.max(0, open[pair] + (pair.startsWith(character) ? 1 : -1));
    }
  }

  return (value, offset) => {
    if (QUOTED.test(value)) return "";
    walkTo(offset);
    return tailOf(value, (pair) => Math.min(open[pair], unopened(pair, value)));
  };
}

/** The end of a value that is full stops and closing brackets, of each pair as many as may be left. */
function tailOf(value: string, most: (pair: Pair) => number): string {
  const left = new Map<string, number>(PAIRS.map((pair) => [pair.charAt(1), most(pair)]));
  let start = value.length;
  for (; start > 0; start -= 1) {
    const last = value.charAt(start - 1);
    if (last === ".") continue;
    const remaining = left.get(last) ?? 0;
    if (remaining === 0) break;
    left.set(last, remaining - 1);
  }
  return value.slice(start);
}

/** How many closing brackets of a pair a value has more than opening ones. */
function unopened(pair: Pair, value: string): number {
  return Math.max(0, value.split(pair.charAt(1)).length - value.split(pair.charAt(0)).length);
}
