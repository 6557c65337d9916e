import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

const SEVERITIES = ["low", "medium", "high", "critical", "medium", "low", "critical"] as const;

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const list = (path: string, query: string) => server.send("viewer", `/v1/incidents${path}?${query}`);
const idsIn = ({ body }: Answer): string[] => body.items.map(({ incidentId }: { incidentId: string }) => incidentId);

let fresh = 0;

/** Opens an incident of a trigger type, distinct from all others. */
function open(triggerType: string, initialSeverity: string = "medium"): Promise<string> {
  fresh += 1;
  return server.openIncident({ triggerType, fingerprint: `f${fresh}`, initialSeverity });
}

/** Walks a list by cursor; between two pages something happens. */
async function walk(path: string, query: string, meanwhile: () => Promise<unknown>): Promise<Answer[]> {
  const pages = [await list(path, query)];
  for (let cursor = pages[0]?.body.nextCursor; cursor !== null; cursor = pages.at(-1)?.body.nextCursor) {
    expect(pages.length).toBeLessThan(20);
    await meanwhile();
    pages.push(await list(path, `${query}&cursor=${cursor}`));
  }
  return pages;
}

describe("F-045: pages by cursor while incidents arrive, change and are resolved", () => {
  it.each([
    ["created_at", "desc"],
    ["created_at", "asc"],
    ["severity", "desc"],
    ["severity", "asc"],
    ["resolved_at", "desc"],
    ["resolved_at", "asc"],
  ])("show by %s %s each that there was, once and in order, and none that came since", async (sortBy, sortOrder) => {
    const triggerType = `walked_${sortBy}_${sortOrder}`;
    const ids: string[] = [];
    for (const severity of SEVERITIES) ids.push(await open(triggerType, severity));
    for (const id of ids.slice(0, 3)) await server.post("responder", `/v1/incidents/${id}/close`, { reason: "drill" });
    const query = `triggerType=${triggerType}&sortBy=${sortBy}&sortOrder=${sortOrder}`;
    const whole = await list("", query);
    const pages = await walk("", `${query}&limit=2&includeTotal=true`, async () => {
      await open(triggerType, "critical");
      await server.post("responder", `/v1/incidents/${ids[3]}/severity`, { severity: "critical" });
      await server.post("responder", `/v1/incidents/${ids[4]}/close`, { reason: "drill" });
    });
    expect(pages.flatMap(idsIn)).toEqual(idsIn(whole));
    expect([...idsIn(whole)].sort()).toEqual([...ids].sort());
    for (const { body } of pages) {
      expect(body.total).toBe(ids.length);
      expect([body.asOf, body.dataVersion]).toEqual([pages[0]?.body.asOf, pages[0]?.body.dataVersion]);
    }
    for (const { body } of pages.slice(1))
      expect(body.pagination).toEqual({ limit: 2, offset: null, nextOffset: null });
  });

  it.each(["/active", "/resolved", "/historical"])("of %s go by its own cursors only", async (path) => {
    const triggerType = `own${path.replace("/", "_")}`;
    for (let days = 40; days < 43; days += 1) {
      const occurredAt = new Date(Date.now() - days * 86_400_000).toISOString();
      await server.openIncident({ triggerType, fingerprint: `f${days}`, occurredAt });
      await server.openIncident({ triggerType, fingerprint: `f${days}` });
    }
    const query = `triggerType=${triggerType}&limit=1`;
    const pages = await walk(path, query, () => open(triggerType));
    expect(new Set(pages.flatMap(idsIn)).size).toBe(3);
    const cursor = pages[0]?.body.nextCursor as string;
    for (const other of ["", "/active", "/resolved", "/historical"].filter((one) => one !== path))
      expect(await list(other, `${query}&cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: "invalid_cursor", errors: [{ pointer: "/cursor" }] },
      });
  });

  it("refuse another order, and another instant", async () => {
    for (let i = 0; i < 2; i += 1) await open("reordered");
    const { nextCursor } = (await list("", "triggerType=reordered&limit=1")).body;
    for (const query of [
      "triggerType=reordered&sortBy=severity",
      "triggerType=reordered&sortOrder=asc",
      "triggerType=other",
    ])
      expect(await list("", `${query}&cursor=${nextCursor}`)).toMatchObject({
        status: 400,
        body: { code: "invalid_cursor", detail: expect.stringContaining("another question") },
      });
    expect(await list("", `triggerType=reordered&asOf=2026-01-01T00:00:00Z&cursor=${nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: "invalid_cursor", detail: expect.stringContaining("another asOf") },
    });
  });
});

describe("pages by offset", () => {
  it("fit together when all send the instant of the first, whatever arrives", async () => {
    const triggerType = "offsets";
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift(await open(triggerType));
    const query = `triggerType=${triggerType}&limit=2`;
    let page = await list("/active", query);
    const { asOf } = page.body;
    const seen = idsIn(page);
    while (page.body.pagination.nextOffset !== null) {
      expect(page.body).toMatchObject({ total: 5, hasMore: true });
      await open(triggerType);
      page = await list("/active", `${query}&asOf=${asOf}&offset=${page.body.pagination.nextOffset}`);
      seen.push(...idsIn(page));
    }
    expect(seen).toEqual(ids);
    expect(page.body).toMatchObject({ hasMore: false, nextCursor: null, pagination: { limit: 2, offset: 4 } });
  });

  it("are empty beyond the end, and hold twenty by default", async () => {
    const triggerType = "many";
    for (let i = 0; i < 21; i += 1) await open(triggerType);
    const first = await list("", `triggerType=${triggerType}`);
    expect([idsIn(first).length, first.body.total]).toEqual([20, 21]);
    expect(first.body.pagination).toEqual({ limit: 20, offset: 0, nextOffset: 20 });
    const beyond = await list("", `triggerType=${triggerType}&offset=21&includeTotal=false`);
    expect(beyond.body).toMatchObject({ items: [], hasMore: false, total: null, pagination: { nextOffset: null } });
  });
});

describe("F-042, F-043: asOf", () => {
  it.each(["", "/active", "/resolved", "/historical"])(
    "of %s is told, and with it the answer is the same to the byte after writes",
    async (path) => {
      const triggerType = `as_of${path.replace("/", "_")}`;
      const occurredAt = new Date(Date.now() - 40 * 86_400_000).toISOString();
      await server.openIncident({ triggerType, fingerprint: "a", occurredAt });
      const id = await server.openIncident({ triggerType, fingerprint: "a" });
      const resolved = await open(triggerType);
      await server.post("responder", `/v1/incidents/${resolved}/close`, { reason: "drill" });
      const query = `triggerType=${triggerType}&retentionDays=7`.replace(
        path === "" || path === "/active" ? "&retentionDays=7" : "",
        "",
      );
      const first = await list(path, query);
      expect(first.body.total).toBeGreaterThan(0);
      await open(triggerType);
      await server.post("responder", `/v1/incidents/${id}/resolve`, { resolutionType: "t", resolutionSummary: "s" });
      await server.post("responder", `/v1/incidents/${resolved}/reopen`, { reason: "back" });
      await server.openIncident({ triggerType, fingerprint: "z", initialSeverity: "critical" });
      const again = await list(path, `${query}&asOf=${first.body.asOf}`);
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
      expect((await list(path, query)).body.dataVersion).toBeGreaterThan(first.body.dataVersion);
    },
  );
});
