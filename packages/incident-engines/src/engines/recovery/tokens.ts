/** Where a hump of a name such as `RateLimitError` or `DNSError` begins. */
const HUMP = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** A class of statuses, such as `5XX`. */
const STATUS_CLASS = /^[1-5]XX$/;

const STATUS = /^[1-5]\d\d$/;

/**
 * The words of a text in upper case: runs of letters and digits, the humps of a name each by itself.
 *
 * @example tokensOf("openai.RateLimitError: http_429") // ["OPENAI", "RATE", "LIMIT", "ERROR", "HTTP", "429"]
 */
export function tokensOf(text: string): readonly string[] {
  return (
    text
      .replace(HUMP, " ")
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? []
  );
}

/**
 * Whether the words of a pattern stand among the tokens, whole and next to each other: `500` is not in `1500` nor in
 * `ORDER_5001`. A class of statuses such as `5XX` also stands for each of its statuses, `500` to `599`.
 *
 * @example hasPattern(tokensOf("upstream_http_503"), "HTTP_5XX") // true
 */
export function hasPattern(tokens: readonly string[], pattern: string): boolean {
  const words = tokensOf(pattern);
  if (words.length === 0) return false;
  return tokens.some((_, start) => words.every((word, place) => standsFor(word, tokens[start + place])));
}

function standsFor(word: string, token: string | undefined): boolean {
  if (token === word) return true;
  return token !== undefined && STATUS_CLASS.test(word) && STATUS.test(token) && token[0] === word[0];
}
