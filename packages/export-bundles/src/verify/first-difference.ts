import { jsonPath } from "./json-path.js";

/** Longest value, in UTF-16 units, that a difference shows whole. */
const MAX_SHOWN = 200;

/** Where two JSON values differ first. */
export interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * The first place, in the order of the expected value, where two JSON values say different things. The order of
 * members means nothing.
 *
 * @param base names and indexes that lead to the values, for the path.
 *
 * @example firstDifference({ tokens: 17 }, { tokens: 18 }, ["totals"]) // { path: "$.totals.tokens", expected: "17", actual: "18" }
 */
export function firstDifference(
  expected: unknown,
  actual: unknown,
  base: readonly (string | number)[] = [],
): Difference | undefined {
  if (Object.is(expected, actual)) return undefined;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    for (let index = 0; index < length; index++) {
      const difference = firstDifference(expected[index], actual[index], [...base, index]);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (isObject(expected) && isObject(actual)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const difference = firstDifference(expected[name], actual[name], [...base, name]);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return { path: jsonPath(base), expected: shownValue(expected), actual: shownValue(actual) };
}

/** A value as it is shown in a failure: its JSON, cut when it is long. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "(absent)";
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
