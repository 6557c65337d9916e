import { incidentListResponseSchema, listIncidentsInputSchema } from "@hoc/incident-schemas";
import type { IncidentListQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { type ListKind, listPage } from "./list-page.js";

const LATEST = { asOf: "2026-03-14T11:59:55.000000Z", sequence: 0, isLatest: true };
const stored = Array.from({ length: 5 }, (_, index) =>
  buildIncident({ id: `inc_${index}`, createdAt: `2026-03-14T11:5${5 - index}:00.000000Z` }),
);

function list(input: object = {}, kind: Partial<ListKind> = {}) {
  const queries: IncidentListQuery[] = [];
  const fetch: ListKind["fetch"] = async (query) => {
    queries.push(query);
    const { after, offset = 0, limit, withTotal } = query;
    const from = after === undefined ? offset : stored.findIndex(({ id }) => id === after.id) + 1;
    return { items: stored.slice(from, from + limit), total: withTotal ? stored.length : null };
  };
  const scope = { ports: stubPorts(), clock: fixedClock() };
  const answer = (async () =>
    incidentListResponseSchema.parse(
      await listPage({ name: "incidents", fetch, ...kind }, scope, "acme", listIncidentsInputSchema.parse(input)),
    ))();
  return { answer, queries };
}

const idsOf = (items: readonly { readonly incidentId: string }[]) => items.map(({ incidentId }) => incidentId);

describe("a page of incidents", () => {
  it("walks every incident once, cursor by cursor", async () => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) }).answer;
      seen.push(...idsOf(page.items));
      expect(page.hasMore).toBe(page.nextCursor !== null);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(stored.map(({ id }) => id));
  });

  it("walks every incident once, offset by offset", async () => {
    const seen: string[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const page: Awaited<ReturnType<typeof list>["answer"]> = await list({ limit: 2, offset }).answer;
      seen.push(...idsOf(page.items));
      expect(page.pagination).toEqual({ limit: 2, offset, nextOffset: page.hasMore ? offset + 2 : null });
      offset = page.pagination.nextOffset;
    }
    expect(seen).toEqual(stored.map(({ id }) => id));
  });

  it("has no offsets when it was asked for by cursor", async () => {
    const { nextCursor } = await list({ limit: 2 }).answer;
    const second = list({ limit: 2, cursor: nextCursor });
    expect((await second.answer).pagination).toEqual({ limit: 2, offset: null, nextOffset: null });
    expect(second.queries[0]).not.toHaveProperty("offset");
    expect(second.queries[0]?.after?.id).toBe("inc_1");
  });

  it("hands on the filters that were given and nothing else, and asks for one row more than it shows", async () => {
    const { answer, queries } = list({ lifecycleState: "active", severity: "HIGH", limit: "3", offset: "1" });
    await answer;
    expect(queries).toEqual([
      {
        filters: { lifecycleState: "ACTIVE", severity: "high" },
        sortBy: "created_at",
        sortOrder: "desc",
        limit: 4,
        offset: 1,
        withTotal: true,
        at: LATEST,
      },
    ]);
  });

  it("refuses a cursor that was given out for other filters", async () => {
    const { nextCursor } = await list({ limit: 2, severity: "high" }).answer;
    await expect(list({ limit: 2, severity: "low", cursor: nextCursor }).answer).rejects.toMatchObject({
      code: "invalid_cursor",
      message: expect.stringContaining("another question"),
    });
  });

  it("counts pages without a cursor unless asked not to, and pages with one when asked to", async () => {
    expect((await list().answer).total).toBe(5);
    const silent = list({ includeTotal: "false" });
    expect((await silent.answer).total).toBeNull();
    expect(silent.queries[0]?.withTotal).toBe(false);
    const { nextCursor } = await list({ limit: 2 }).answer;
    expect((await list({ limit: 2, cursor: nextCursor }).answer).total).toBeNull();
    expect((await list({ limit: 2, cursor: nextCursor, includeTotal: "true" }).answer).total).toBe(5);
  });

  it("says which filters were applied: tenant, topic, each given one in UTC, and what the list narrows by itself", async () => {
    const given = { severity: "HIGH", isSynthetic: "false", createdAfter: "2026-03-01T01:00:00+01:00" };
    const narrowedBy = (asOf: string) => ({ retentionDays: 30, cutoff: asOf });
    expect((await list(given, { topic: "HISTORICAL", narrowedBy }).answer).filtersApplied).toEqual({
      tenantId: "acme",
      topic: "HISTORICAL",
      severity: "high",
      isSynthetic: false,
      createdAfter: "2026-03-01T00:00:00.000000Z",
      retentionDays: 30,
      cutoff: LATEST.asOf,
    });
  });

  it.each([
    [{}, {}],
    [{ topic: "active" }, { topic: "ACTIVE" }],
    [{ lifecycleState: "acked" }, { lifecycleState: "ACKED" }],
  ])("names topic or state only when it was given: %o", async (input, told) => {
    expect((await list(input).answer).filtersApplied).toEqual({ tenantId: "acme", ...told });
  });

  it("F-043: is read at the instant of the first page", async () => {
    const first = list({ limit: 2, asOf: "2026-03-14T08:00:00+00:00" });
    const { nextCursor, asOf } = await first.answer;
    expect(asOf).toBe("2026-03-14T08:00:00.000000Z");
    const second = list({ limit: 2, cursor: nextCursor });
    expect((await second.answer).asOf).toBe(asOf);
    expect(second.queries[0]?.at.asOf).toBe(asOf);
  });

  it("refuses a cursor that it did not give, one of another list, and one of another order", async () => {
    const { nextCursor } = await list({ limit: 2 }).answer;
    for (const { answer } of [
      list({ cursor: "nonsense" }),
      list({ cursor: nextCursor }, { name: "incidents.active" }),
      list({ cursor: nextCursor, sortBy: "severity" }),
      list({ cursor: nextCursor, sortOrder: "asc" }),
    ])
      await expect(answer).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
