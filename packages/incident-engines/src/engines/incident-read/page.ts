import { type CursorPosition, DomainError, decodeCursor, encodeCursor } from "@hoc/incident-schemas";

/** One page of a list, and how to ask for the next. */
export interface Page<Row> {
  readonly items: Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** A list that is read a page at a time: its name, and how a row's position in its order is written and read. */
export interface PagedList<Row, Position> {
  readonly name: string;
  readonly parts: number;
  readonly write: (row: Row) => CursorPosition;
  /** The position, or `undefined` when the parts are none of this list's. */
  readonly read: (parts: CursorPosition) => Position | undefined;
}

/** How many rows to fetch for a page of `limit`: one more tells whether there is another page. */
export function rowsToFetch(limit: number): number {
  return limit + 1;
}

/**
 * Reads where a page starts; `undefined` is the beginning.
 *
 * @throws DomainError `invalid_cursor` when the cursor was not given out by this list
 * @example positionOf(INCIDENTS_NEWEST_FIRST, input.cursor)
 */
export function positionOf<Position>(
  list: PagedList<never, Position>,
  cursor: string | undefined,
): Position | undefined {
  if (cursor === undefined) return undefined;
  const parts = decodeCursor(list.name, list.parts, cursor);
  const position = parts === undefined ? undefined : list.read(parts);
  if (position !== undefined) return position;
  throw new DomainError("invalid_cursor", "The cursor was not given out by this list; start again without one.", {
    fields: [{ pointer: "/cursor", message: "was not given out by this list" }],
  });
}

/**
 * Cuts fetched rows to a page.
 *
 * @example pageOf(INCIDENTS_NEWEST_FIRST, await fetch(rowsToFetch(50)), 50)
 */
export function pageOf<Row>(list: PagedList<Row, unknown>, fetched: readonly Row[], limit: number): Page<Row> {
  const items = fetched.slice(0, limit);
  const hasMore = fetched.length > limit;
  const last = items.at(-1);
  return {
    items,
    hasMore,
    nextCursor: hasMore && last !== undefined ? encodeCursor(list.name, list.write(last)) : null,
  };
}
