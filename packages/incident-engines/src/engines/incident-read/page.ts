import {
  type CursorPosition,
  DomainError,
  decodeCursor,
  encodeCursor,
  type Instant,
  instantSchema,
} from "@hoc/incident-schemas";
import type { ReadPoint, ReadPorts } from "@hoc/incident-schemas/ports";
import { readAt, readPointOf } from "./read-point.js";

/** One page of a list, and how to ask for the next. */
export interface Page<Row> {
  readonly items: Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
  readonly asOf: Instant;
  readonly dataVersion: number;
}

/** A list that is read a page at a time: its name, and how a row's position in its order is written and read. */
export interface PagedList<Row, Position> {
  readonly name: string;
  /** What else its rows go by: the incident that they belong to, or how callers sort and narrow it. A cursor is of one. */
  readonly order?: readonly string[];
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
 * Reads where a page starts and the point that it is read at. Every page of a list is read at the point of its first,
 * which the cursor keeps; a position of `undefined` is the beginning.
 *
 * @throws DomainError `invalid_cursor` when the cursor was not given out by this list, or for another order or `asOf`
 * @example const { position, at } = await placeOf(TIMELINE, ports, "acme", input, ambient.clock())
 */
export async function placeOf<Position>(
  list: PagedList<never, Position>,
  ports: Pick<ReadPorts, "readPoints">,
  tenantId: string,
  { cursor, asOf }: { readonly cursor: string | undefined; readonly asOf: Instant | undefined },
  now: Instant,
): Promise<{ readonly position: Position | undefined; readonly at: ReadPoint }> {
  if (cursor === undefined) return { position: undefined, at: await readPointOf(ports, tenantId, asOf, now) };
  const order = list.order ?? [];
  const parts = decodeCursor(list.name, order.length + list.parts + 1, cursor);
  const position = parts === undefined ? undefined : list.read(parts.slice(order.length, -1));
  const readAsOf = instantSchema.safeParse(parts?.at(-1));
  if (position === undefined || readAsOf.data !== parts?.at(-1)) throw invalidCursor("was not given out by this list");
  if (order.some((part, index) => part !== parts?.[index])) throw invalidCursor("was given out for another question");
  if (asOf !== undefined && asOf !== readAsOf.data) throw invalidCursor("was given out for another asOf");
  return { position, at: await readPointOf(ports, tenantId, readAsOf.data, now) };
}

function invalidCursor(message: string): DomainError {
  return new DomainError("invalid_cursor", `The cursor ${message}; start again without one.`, {
    fields: [{ pointer: "/cursor", message }],
  });
}

/**
 * Cuts fetched rows to a page, and says what it was read at.
 *
 * @example pageOf(TIMELINE, await fetch(rowsToFetch(50)), 50, at)
 */
export function pageOf<Row>(
  list: PagedList<Row, unknown>,
  fetched: readonly Row[],
  limit: number,
  at: ReadPoint,
): Page<Row> {
  const items = fetched.slice(0, limit);
  const hasMore = fetched.length > limit;
  const last = items.at(-1);
  return {
    items,
    hasMore,
    nextCursor: hasMore && last !== undefined ? cursorAfter(list, last, at) : null,
    ...readAt(at),
  };
}

function cursorAfter<Row>(
  { name, order = [], write }: PagedList<Row, unknown>,
  last: Row,
  { asOf }: ReadPoint,
): string {
  return encodeCursor(name, [...order, ...write(last), asOf]);
}
