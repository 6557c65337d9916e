import type { ListIncidentsQuery } from "@hoc/incident-schemas/ports";
import { buildIncident, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it, vi } from "vitest";
import { listIncidents } from "./list-incidents.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "viewer" } as const;
const LATEST = { asOf: "2026-03-14T11:59:55.000000Z", sequence: 0, isLatest: true };
const stored = Array.from({ length: 5 }, (_, index) =>
  buildIncident({ id: `inc_${index}`, createdAt: `2026-03-14T11:5${5 - index}:00.000000Z` }),
);

function list(input: object) {
  const countIncidents = vi.fn(async () => 5);
  const queries: ListIncidentsQuery[] = [];
  const ports = stubPorts({
    incidentRead: {
      countIncidents,
      async listIncidents(_tenantId, query) {
        queries.push(query);
        const from = query.after === undefined ? 0 : stored.findIndex(({ id }) => id === query.after?.id) + 1;
        return stored.slice(from, from + query.limit);
      },
    },
  });
  const answer = (async () =>
    listIncidents.output.parse(
      await listIncidents.handler(listIncidents.input.parse(input), { context, ports, ambient: fakeAmbient() }),
    ))();
  return { answer, queries, countIncidents };
}

describe("listIncidents", () => {
  it("walks every incident once, page by page", async () => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) }).answer;
      seen.push(...page.items.map(({ id }) => id));
      expect(page.hasMore).toBe(page.nextCursor !== null);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(stored.map(({ id }) => id));
  });

  it("hands on the filters and nothing else, and fetches one row more than the page", async () => {
    const { answer, queries } = list({ lifecycleState: "active", severity: "HIGH", limit: "3" });
    await answer;
    expect(queries).toEqual([{ filters: { lifecycleState: "ACTIVE", severity: "high" }, limit: 4, at: LATEST }]);
  });

  it("counts only when asked to", async () => {
    const asked = list({ includeTotal: "true", severity: "low" });
    expect((await asked.answer).total).toBe(5);
    expect(asked.countIncidents).toHaveBeenCalledWith("acme", { severity: "low" }, LATEST);
    const silent = list({});
    expect(await silent.answer).not.toHaveProperty("total");
    expect(silent.countIncidents).not.toHaveBeenCalled();
  });

  it("F-043: reads every page at the instant of the first", async () => {
    const first = list({ limit: 2, asOf: "2026-03-14T09:00:00+01:00" });
    const { nextCursor, asOf } = await first.answer;
    expect(asOf).toBe("2026-03-14T08:00:00.000000Z");
    const second = list({ limit: 2, cursor: nextCursor });
    expect((await second.answer).asOf).toBe(asOf);
    expect(second.queries[0]?.at?.asOf).toBe(asOf);
  });

  it("refuses a cursor that it did not give", async () => {
    await expect(list({ cursor: "nonsense" }).answer).rejects.toMatchObject({ code: "invalid_cursor" });
  });
});
