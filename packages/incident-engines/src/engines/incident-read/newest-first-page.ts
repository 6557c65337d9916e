import type { Instant } from "@hoc/incident-schemas";
import type { ClockFn, NewestFirstPage, ReadPorts } from "@hoc/incident-schemas/ports";
import { newestFirst } from "./lists.js";
import { type Page, pageOf, placeOf, rowsToFetch } from "./page.js";
import { selectionOf } from "./selection.js";

/** What a list is asked beside its filters. */
interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly asOf?: Instant | undefined;
}

/**
 * One page of a list in the order of recording, the newest first. Whatever is asked beside the page is a filter, and a
 * cursor belongs to the tenant and the filters that it was given out for.
 *
 * @throws DomainError `invalid_cursor`; `invalid_input` for an instant in the future
 * @example
 * await newestFirstPage("runs", { ports, clock }, "acme", { limit: 20, outcome: "FAILURE" }, (page, filters) =>
 *   ports.runs.listRuns("acme", { ...page, filters }))
 */
export async function newestFirstPage<Row extends { readonly sequence: number }, Asked extends PageAsked>(
  name: string,
  { ports, clock }: { readonly ports: Pick<ReadPorts, "readPoints">; readonly clock: ClockFn },
  tenantId: string,
  { limit, cursor, asOf, ...filters }: Asked,
  fetch: (page: NewestFirstPage, filters: Omit<Asked, keyof PageAsked>) => Promise<Row[]>,
): Promise<Page<Row>> {
  const list = newestFirst(name, [selectionOf(tenantId, filters)]);
  const { position, at } = await placeOf(list, ports, tenantId, { cursor, asOf }, clock());
  const rows = await fetch({ beforeSequence: position, limit: rowsToFetch(limit), at }, filters);
  return pageOf<Row>(list, rows, limit, at);
}
