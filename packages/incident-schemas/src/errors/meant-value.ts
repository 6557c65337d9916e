/** Shorter words are near to too much, and longer ones to nothing. */
const SHORTEST_WORD = 4;
const LONGEST_WORD = 100;

/**
 * Which of the values that are allowed somebody meant who wrote another one: the same but for capitals and punctuation,
 * maybe without what stands before its last dot, and with at most one letter too many, too few or wrong. Only what is
 * allowed is named, never what was sent.
 *
 * @example meantValue(EVENT_TYPES, "IncidentCreated") // "incidents.IncidentCreated"
 */
export function meantValue(values: readonly unknown[], input: unknown): string | undefined {
  if (typeof input !== "string" || input.length > LONGEST_WORD) return undefined;
  const word = lettersOf(input);
  if (word.length < SHORTEST_WORD) return undefined;
  const texts = values.filter((value) => typeof value === "string");
  const isNear = (text: string) =>
    isOneEditAway(lettersOf(text), word) || isOneEditAway(lettersOf(lastPart(text)), word);
  return texts.find((text) => lettersOf(text) === word || lettersOf(lastPart(text)) === word) ?? texts.find(isNear);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf(".") + 1);
}

/** In one pass over both, so that many wrong words in one request cost little. */
function isOneEditAway(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const next = short.length === long.length ? at + 1 : at;
  return short.slice(next) === long.slice(at + 1);
}
