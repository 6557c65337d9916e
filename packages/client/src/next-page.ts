/** A page, as far as the next one can be told from it. */
interface Page {
  readonly hasMore?: boolean;
  readonly nextCursor?: string | null;
  readonly pagination?: { readonly nextOffset?: number | null };
  readonly asOf?: string;
  readonly meta?: { readonly asOf?: string };
}

/** What is asked for a page. */
export type PageInput = Readonly<Record<string, unknown>>;

/**
 * What to ask for the page after one; undefined when that was the last. All pages are of one instant, the first one's,
 * so nothing is told twice or left out because something happened in between.
 *
 * @throws {Error} when the list does not go on, which would have no end.
 */
export function nextPage(input: PageInput, page: unknown, items: readonly unknown[]): PageInput | undefined {
  const { hasMore, nextCursor, pagination, asOf, meta } = page as Page;
  if (hasMore !== true) return undefined;
  const instant = input.asOf ?? asOf ?? meta?.asOf;
  const { offset = 0, ...rest } = { ...input, ...(instant !== undefined && { asOf: instant }) } as PageInput;
  if (typeof nextCursor === "string") {
    if (nextCursor === input.cursor) throw stuck();
    return { ...rest, cursor: nextCursor };
  }
  const next = pagination?.nextOffset ?? Number(offset) + items.length;
  if (next <= Number(offset)) throw stuck();
  return { ...rest, offset: next };
}

function stuck(): Error {
  return new Error("The list says that there is more, but not where.");
}
