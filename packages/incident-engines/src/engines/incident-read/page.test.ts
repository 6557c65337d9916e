import { encodeCursor } from "@hoc/incident-schemas";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { INCIDENT_SIGNALS, incidentList, TIMELINE } from "./lists.js";
import { pageOf, placeOf, rowsToFetch } from "./page.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: NOW, sequence: 7, isLatest: true };
const INCIDENTS = incidentList("incidents", { sortBy: "created_at", sortOrder: "desc", selection: "s1" });
const ports = stubPorts();

const incidents = (count: number) => Array.from({ length: count }, (_, index) => buildIncident({ id: `inc_${index}` }));

/** A cursor of {@link INCIDENTS}, with what a test cares about put in. */
function cursorWith({
  list = "incidents",
  sortBy = "created_at",
  sortOrder = "desc",
  selection = "s1",
  createdAt = NOW,
  resolvedAt = "",
  severity = "high",
  id = "inc_1",
  asOf = NOW,
}: Partial<
  Record<
    "list" | "sortBy" | "sortOrder" | "selection" | "createdAt" | "resolvedAt" | "severity" | "id" | "asOf",
    string
  >
> = {}): string {
  return encodeCursor(list, [sortBy, sortOrder, selection, createdAt, resolvedAt, severity, id, asOf]);
}

describe("a page", () => {
  it("is asked for with one row more, which tells whether there is another", async () => {
    expect(rowsToFetch(2)).toBe(3);
    expect(pageOf(INCIDENTS, incidents(2), 2, AT)).toMatchObject({ hasMore: false, nextCursor: null });
    const page = pageOf(INCIDENTS, incidents(3), 2, AT);
    expect(page.items.map(({ id }) => id)).toEqual(["inc_0", "inc_1"]);
    expect(page.hasMore).toBe(true);
    const next = await placeOf(INCIDENTS, ports, "acme", { cursor: page.nextCursor ?? "", asOf: undefined }, NOW);
    expect(next.position).toEqual({
      createdAt: "2026-03-14T11:58:00.000000Z",
      resolvedAt: null,
      severity: "medium",
      id: "inc_1",
    });
  });

  it("of nothing is the last one", () => {
    expect(pageOf(INCIDENTS, [], 2, AT)).toEqual({
      items: [],
      hasMore: false,
      nextCursor: null,
      asOf: NOW,
      dataVersion: 7,
    });
  });

  it("starts at the beginning without a cursor", async () => {
    const place = await placeOf(TIMELINE, ports, "acme", { cursor: undefined, asOf: undefined }, NOW);
    expect(place.position).toBeUndefined();
  });
});

describe("a cursor", () => {
  it.each([
    ["of another list", INCIDENTS, cursorWith({ list: "incidents.active" })],
    ["of a list that has no order to choose", INCIDENTS, encodeCursor("timeline", ["1", NOW])],
    ["that is none", INCIDENTS, "%%%"],
    ["with no instant", INCIDENTS, cursorWith({ createdAt: "yesterday" })],
    ["with an instant in another spelling", INCIDENTS, cursorWith({ createdAt: "2026-03-14T12:00:00Z" })],
    ["with no instant of resolution", INCIDENTS, cursorWith({ resolvedAt: "never" })],
    ["with a severity that there is not", INCIDENTS, cursorWith({ severity: "dire" })],
    ["with an id that cannot be", INCIDENTS, cursorWith({ id: "a\u0000" })],
    ["with words for a number", TIMELINE, encodeCursor("timeline", ["one", NOW])],
    ["with a number that is too large", INCIDENT_SIGNALS, encodeCursor("signals", ["9".repeat(16), NOW])],
    ["without its point", TIMELINE, encodeCursor("timeline", ["1"])],
    ["with a point in another spelling", TIMELINE, encodeCursor("timeline", ["1", "2026-03-14T12:00:00Z"])],
    ["with a fraction", INCIDENT_SIGNALS, encodeCursor("signals", ["1.5", NOW])],
  ] as const)("%s is refused", async (_, list, cursor) => {
    await expect(placeOf<unknown>(list, ports, "acme", { cursor, asOf: undefined }, NOW)).rejects.toMatchObject({
      code: "invalid_cursor",
      details: { fields: [{ pointer: "/cursor", message: "was not given out by this list" }] },
    });
  });

  it.each([
    ["what is sorted by", cursorWith({ sortBy: "severity" })],
    ["the direction", cursorWith({ sortOrder: "asc" })],
    ["the selection", cursorWith({ selection: "s2" })],
  ])("of another order or selection is refused, and told so: %s", async (_, cursor) => {
    await expect(placeOf(INCIDENTS, ports, "acme", { cursor, asOf: undefined }, NOW)).rejects.toMatchObject({
      code: "invalid_cursor",
      message: "The cursor was given out for another question; start again without one.",
    });
  });

  it("keeps the point of the first page, and goes with no other", async () => {
    const earlier = "2026-03-14T09:00:00.000000Z";
    const cursor = encodeCursor("timeline", ["1", earlier]);
    const place = (asOf?: string) => placeOf(TIMELINE, ports, "acme", { cursor, asOf }, NOW);
    expect(await place()).toMatchObject({ position: 1, at: { asOf: earlier } });
    expect(await place(earlier)).toEqual(await place());
    await expect(place(NOW)).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
