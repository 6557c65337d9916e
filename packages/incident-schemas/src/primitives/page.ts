import { z } from "zod";
import { wholeNumberSchema } from "./query-values.js";
import { asOf } from "./read-point.js";

/** Largest page of the lists that go by cursor. */
export const MAX_PAGE_SIZE = 100;

/** Page size of timelines and signals when the caller names none. */
export const DEFAULT_PAGE_SIZE = 50;

/** How many rows a page may hold: 1 to 100, 50 by default; as a number, or as text in plain decimal digits. */
export const pageLimitSchema = limitSchema(MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE);

/**
 * How many rows a list may hold: 1 to `max`, as a number, or as text in plain decimal digits.
 *
 * @example limitSchema(500, 100).parse("7") // 7
 */
export function limitSchema(max: number, byDefault: number) {
  return wholeNumberSchema(1, max, byDefault);
}

/** An opaque keyset cursor as the caller sends it back. */
export const cursorSchema = z.string().min(1).max(500).meta({ id: "Cursor" });

/** What is asked of a list that goes by cursor: which page, and by which instant. */
export const pageInput = { limit: pageLimitSchema, cursor: cursorSchema.optional(), asOf };

/** What a page of a list says of the next one. */
export const pageInfo = {
  hasMore: z.boolean(),
  nextCursor: z.string().nullable().describe("Send it back as `cursor` for the next page; null on the last one."),
};

/** A position in a list's total order: the sort values of the last row seen, the row's id last. */
export type CursorPosition = readonly string[];

/**
 * Writes a position as an opaque cursor. The list's name goes in, so that a cursor of one list is refused by another.
 *
 * @example encodeCursor("incidents", ["2026-03-14T09:00:00.000000Z", "inc_1"])
 */
export function encodeCursor(list: string, position: CursorPosition): string {
  const bytes = new TextEncoder().encode(JSON.stringify([list, ...position]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/**
 * Reads a cursor back; `undefined` when it is not one of this list with `length` parts.
 *
 * @example decodeCursor("incidents", 2, cursor) // ["2026-03-14T09:00:00.000000Z", "inc_1"]
 */
export function decodeCursor(list: string, length: number, cursor: string): CursorPosition | undefined {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const parts: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(parts) || parts.length !== length + 1 || parts[0] !== list) return undefined;
    const position = parts.slice(1);
    return position.every((part) => typeof part === "string") ? position : undefined;
  } catch {
    return undefined;
  }
}
