import { z } from "zod";

/** A JSON object as a host sends it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** How many arrays and objects may stand inside one another in what a host sends; readers of JSON give up somewhere. */
const MAX_DEPTH = 100;

/**
 * Reads a JSON object that can be kept as text of at most `maxLength` UTF-16 units without losing any of it.
 *
 * @example jsonObjectSchema(65_536).parse({ attempt: 3 })
 */
export function jsonObjectSchema(maxLength: number) {
  return z.preprocess(
    (value: JsonObject, context): JsonObject => {
      const problem = typeof value === "object" && value !== null ? problemOf(value, maxLength) : undefined;
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
      return value;
    },
    z.record(z.string(), z.unknown()),
  );
}

function problemOf(value: JsonObject, maxLength: number): string | undefined {
  // zod leaves such a member out.
  if (Object.hasOwn(value, "__proto__")) return "must not have a member called __proto__";
  const unkept = unkeptIn(value, 0);
  if (unkept !== undefined) return unkept;
  const length = jsonLength(value);
  if (length === undefined) return "must be a JSON object";
  return length > maxLength ? `must not be longer than ${maxLength} characters as JSON` : undefined;
}

function unkeptIn(value: unknown, depth: number): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value))
    return "must not hold a number that JSON cannot keep, such as 1e400";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === MAX_DEPTH) return `must not be nested more than ${MAX_DEPTH} levels deep`;
  for (const member of Object.values(value)) {
    const unkept = unkeptIn(member, depth + 1);
    if (unkept !== undefined) return unkept;
  }
  return undefined;
}

function jsonLength(value: unknown): number | undefined {
  try {
    return JSON.stringify(value)?.length;
  } catch {
    return undefined;
  }
}
