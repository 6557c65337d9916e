import type { NewestFirstPage } from "@hoc/incident-schemas/ports";
import { fixedClock, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { newestFirstPage } from "./newest-first-page.js";

const NOON = "2026-03-14T12:00:00.000000Z";
const ROWS = [7, 5, 3].map((sequence) => ({ sequence }));

function scene() {
  const ports = stubPorts({ readPoints: { findProgress: async () => ({ lastSequence: 7, lastRecordedAt: NOON }) } });
  const asked: object[] = [];
  const fetch = async (page: NewestFirstPage, filters: object) => {
    asked.push({ ...page, filters });
    return ROWS.filter(({ sequence }) => sequence < (page.beforeSequence ?? 9)).slice(0, page.limit);
  };
  const list = (said: { cursor?: string | null; runId?: string }, tenantId = "acme") => {
    const { cursor, ...filters } = said;
    const input = { limit: 2, cursor: cursor ?? undefined, ...filters };
    return newestFirstPage("things", { ports, clock: fixedClock(NOON) }, tenantId, input, fetch);
  };
  return { asked, list };
}

it("gives a page at a time, the newest first, all at the point of the first, by what is asked beside the page", async () => {
  const { list, asked } = scene();
  const first = await list({ runId: "run-1" });
  expect(first).toMatchObject({ items: ROWS.slice(0, 2), hasMore: true, asOf: NOON, dataVersion: 7 });
  const second = await list({ runId: "run-1", cursor: first.nextCursor });
  expect(second).toMatchObject({ items: ROWS.slice(2), hasMore: false, nextCursor: null });
  const at = { asOf: NOON, sequence: 7, isLatest: true };
  const filters = { runId: "run-1" };
  expect(asked).toEqual([
    { beforeSequence: undefined, limit: 3, at, filters },
    { beforeSequence: 5, limit: 3, at, filters },
  ]);
});

it("refuses a cursor of other filters, and of another tenant", async () => {
  const { list } = scene();
  const { nextCursor: cursor } = await list({ runId: "run-1" });
  await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid_cursor" });
  await expect(list({ runId: "run-1", cursor }, "globex")).rejects.toMatchObject({ code: "invalid_cursor" });
});
