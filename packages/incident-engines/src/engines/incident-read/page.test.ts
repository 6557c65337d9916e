import { encodeCursor } from "@hoc/incident-schemas";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { INCIDENT_SIGNALS, INCIDENTS_NEWEST_FIRST, TIMELINE } from "./lists.js";
import { pageOf, placeOf, rowsToFetch } from "./page.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const AT = { asOf: NOW, sequence: 7, isLatest: true };
const ports = stubPorts();

const incidents = (count: number) => Array.from({ length: count }, (_, index) => buildIncident({ id: `inc_${index}` }));

describe("a page", () => {
  it("is asked for with one row more, which tells whether there is another", async () => {
    expect(rowsToFetch(2)).toBe(3);
    expect(pageOf(INCIDENTS_NEWEST_FIRST, incidents(2), 2, AT)).toMatchObject({ hasMore: false, nextCursor: null });
    const page = pageOf(INCIDENTS_NEWEST_FIRST, incidents(3), 2, AT);
    expect(page.items.map(({ id }) => id)).toEqual(["inc_0", "inc_1"]);
    expect(page.hasMore).toBe(true);
    expect(
      (await placeOf(INCIDENTS_NEWEST_FIRST, ports, "acme", { cursor: page.nextCursor ?? "", asOf: undefined }, NOW))
        .position,
    ).toEqual({
      createdAt: "2026-03-14T11:58:00.000000Z",
      id: "inc_1",
    });
  });

  it("of nothing is the last one", () => {
    expect(pageOf(INCIDENTS_NEWEST_FIRST, [], 2, AT)).toEqual({
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
    ["of another list", INCIDENTS_NEWEST_FIRST, encodeCursor("timeline", ["1", NOW])],
    ["that is none", INCIDENTS_NEWEST_FIRST, "%%%"],
    ["with no instant", INCIDENTS_NEWEST_FIRST, encodeCursor("incidents", ["yesterday", "inc_1", NOW])],
    [
      "with an instant in another spelling",
      INCIDENTS_NEWEST_FIRST,
      encodeCursor("incidents", ["2026-03-14T12:00:00Z", "inc_1", NOW]),
    ],
    [
      "with an id that cannot be",
      INCIDENTS_NEWEST_FIRST,
      encodeCursor("incidents", ["2026-03-14T12:00:00.000000Z", "a\u0000", NOW]),
    ],
    ["with words for a number", TIMELINE, encodeCursor("timeline", ["one", NOW])],
    ["with a number that is too large", INCIDENT_SIGNALS, encodeCursor("signals", ["9".repeat(16), NOW])],
    ["without its point", TIMELINE, encodeCursor("timeline", ["1"])],
    ["with a point in another spelling", TIMELINE, encodeCursor("timeline", ["1", "2026-03-14T12:00:00Z"])],
    ["with a fraction", INCIDENT_SIGNALS, encodeCursor("signals", ["1.5", NOW])],
  ] as const)("%s is refused", async (_, list, cursor) => {
    const expected = expect.objectContaining({
      code: "invalid_cursor",
      details: { fields: [expect.objectContaining({ pointer: "/cursor" })] },
    });
    await expect(placeOf<unknown>(list, ports, "acme", { cursor, asOf: undefined }, NOW)).rejects.toEqual(expected);
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
