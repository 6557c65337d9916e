import { encodeCursor } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { INCIDENT_SIGNALS, INCIDENTS_NEWEST_FIRST, TIMELINE } from "./lists.js";
import { pageOf, positionOf, rowsToFetch } from "./page.js";

const incidents = (count: number) => Array.from({ length: count }, (_, index) => buildIncident({ id: `inc_${index}` }));

describe("a page", () => {
  it("is asked for with one row more, which tells whether there is another", () => {
    expect(rowsToFetch(2)).toBe(3);
    expect(pageOf(INCIDENTS_NEWEST_FIRST, incidents(2), 2)).toMatchObject({ hasMore: false, nextCursor: null });
    const page = pageOf(INCIDENTS_NEWEST_FIRST, incidents(3), 2);
    expect(page.items.map(({ id }) => id)).toEqual(["inc_0", "inc_1"]);
    expect(page.hasMore).toBe(true);
    expect(positionOf(INCIDENTS_NEWEST_FIRST, page.nextCursor ?? "")).toEqual({
      createdAt: "2026-03-14T11:58:00.000000Z",
      id: "inc_1",
    });
  });

  it("of nothing is the last one", () => {
    expect(pageOf(INCIDENTS_NEWEST_FIRST, [], 2)).toEqual({ items: [], hasMore: false, nextCursor: null });
  });

  it("starts at the beginning without a cursor", () => {
    expect(positionOf(TIMELINE, undefined)).toBeUndefined();
  });
});

describe("a cursor", () => {
  it.each([
    ["of another list", INCIDENTS_NEWEST_FIRST, encodeCursor("timeline", ["1"])],
    ["that is none", INCIDENTS_NEWEST_FIRST, "%%%"],
    ["with no instant", INCIDENTS_NEWEST_FIRST, encodeCursor("incidents", ["yesterday", "inc_1"])],
    [
      "with an instant in another spelling",
      INCIDENTS_NEWEST_FIRST,
      encodeCursor("incidents", ["2026-03-14T12:00:00Z", "inc_1"]),
    ],
    [
      "with an id that cannot be",
      INCIDENTS_NEWEST_FIRST,
      encodeCursor("incidents", ["2026-03-14T12:00:00.000000Z", "a\u0000"]),
    ],
    ["with words for a number", TIMELINE, encodeCursor("timeline", ["one"])],
    ["with a number that is too large", INCIDENT_SIGNALS, encodeCursor("signals", ["9".repeat(16)])],
    ["with a fraction", INCIDENT_SIGNALS, encodeCursor("signals", ["1.5"])],
  ] as const)("%s is refused", (_, list, cursor) => {
    const expected = expect.objectContaining({
      code: "invalid_cursor",
      details: { fields: [expect.objectContaining({ pointer: "/cursor" })] },
    });
    expect(() => positionOf<unknown>(list, cursor)).toThrow(expected);
  });
});
