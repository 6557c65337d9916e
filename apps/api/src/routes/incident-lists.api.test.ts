import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

const DAY_MS = 86_400_000;
const LISTS = ["", "/active", "/resolved", "/historical"] as const;
const resolution = { resolutionType: "fixed", resolutionSummary: "The provider recovered." };

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const read = (list: string, query = "") => server.send("viewer", `/v1/incidents${list}?${query}`);
const act = (id: string, action: string, body?: unknown) =>
  server.post("responder", `/v1/incidents/${id}/${action}`, body);

/** The ids of a list, in its order. */
async function idsOf(list: string, query: string): Promise<string[]> {
  const { status, body } = await read(list, query);
  expect([query, status]).toEqual([query, 200]);
  return body.items.map(({ incidentId }: { incidentId: string }) => incidentId);
}

/** Opens an incident that the next one of its key ended, so that it is resolved in the past. */
async function openOld(signal: object, days: number): Promise<{ readonly old: string; readonly open: string }> {
  const old = await server.openIncident({ ...signal, occurredAt: daysAgo(days) });
  return { old, open: await server.openIncident(signal) };
}

describe("the topics", () => {
  it("hold an incident by its state: open and acknowledged ones are active", async () => {
    const triggerType = "topics";
    const open = await server.openIncident({ triggerType, fingerprint: "a" });
    const acknowledged = await server.openIncident({ triggerType, fingerprint: "b" });
    const resolved = await server.openIncident({ triggerType, fingerprint: "c" });
    await act(acknowledged, "acknowledge");
    await act(resolved, "resolve", resolution);
    const query = `triggerType=${triggerType}&sortBy=created_at`;
    expect(await idsOf("/active", query)).toEqual([acknowledged, open]);
    expect(await idsOf("/resolved", query)).toEqual([resolved]);
    expect(await idsOf("/historical", query)).toEqual([]);
    expect(await idsOf("", query)).toEqual([resolved, acknowledged, open]);
    expect(await idsOf("", `${query}&topic=active`)).toEqual([acknowledged, open]);
    expect(await idsOf("", `${query}&lifecycleState=ACKED`)).toEqual([acknowledged]);
  });

  it("F-050: resolved holds the historical ones too, unless told otherwise; both meet at the cutoff", async () => {
    const triggerType = "overlap";
    const { old } = await openOld({ triggerType, fingerprint: "a" }, 40);
    const { old: recent } = await openOld({ triggerType, fingerprint: "b" }, 10);
    const query = `triggerType=${triggerType}`;
    expect(await idsOf("/resolved", query)).toEqual([recent, old]);
    expect(await idsOf("/resolved", `${query}&excludeHistorical=true`)).toEqual([recent]);
    expect(await idsOf("/historical", query)).toEqual([old]);
    expect(await idsOf("/historical", `${query}&retentionDays=7`)).toEqual([recent, old]);
    expect(await idsOf("/resolved", `${query}&excludeHistorical=true&retentionDays=7`)).toEqual([]);
    expect(await idsOf("/resolved", `${query}&excludeHistorical=true&retentionDays=365`)).toEqual([recent, old]);
  });

  it("are told with what narrowed the list", async () => {
    const { body } = await read("/historical", "retentionDays=7&severity=HIGH&asOf=2026-03-14T08:00:00%2B00:00");
    expect(body.filtersApplied).toEqual({
      tenantId: "acme",
      topic: "HISTORICAL",
      severity: "high",
      retentionDays: 7,
      cutoff: "2026-03-07T08:00:00.000000Z",
    });
    expect(body.pagination).toEqual({ limit: 20, offset: 0, nextOffset: null });
    expect((await read("/active")).body.filtersApplied).toEqual({ tenantId: "acme", topic: "ACTIVE" });
    expect((await read("/resolved")).body.filtersApplied).toEqual({ tenantId: "acme", topic: "RESOLVED" });
    expect((await read("")).body.filtersApplied).toEqual({ tenantId: "acme" });
  });

  it.each([
    ...LISTS,
    "/by-run/r",
    "/metrics",
    "/cost-impact",
    "/patterns",
    "/recurring",
    "/historical/trend",
    "/historical/distribution",
    "/historical/cost-trend",
  ])("are no ids of incidents: %s answers by itself", async (path) => {
    expect((await read(path)).status).toBe(200);
  });
});

describe("filters", () => {
  const created = daysAgo(40);
  let old: string;
  let open: string;
  const marked = "triggerType=filtered";
  beforeAll(async () => {
    const signal = {
      triggerType: "filtered",
      category: "billing",
      initialSeverity: "critical",
      runId: "run-filtered",
      isSynthetic: true,
    };
    old = await server.openIncident({ ...signal, occurredAt: created });
    open = await server.openIncident(signal);
    for (const id of [old, open]) await act(id, "assign", { ownerId: "rita" });
  });

  it.each([
    ["severity=CRITICAL", "severity=low"],
    ["category=Billing", "category=UNKNOWN"],
    ["ownerId=rita", "ownerId=stan"],
    ["isSynthetic=true", "isSynthetic=false"],
  ])("?%s finds them in every list, ?%s does not", async (right, wrong) => {
    for (const [list, found] of [
      ["", [open, old]],
      ["/active", [open]],
      ["/resolved", [old]],
      ["/historical", [old]],
    ] as const) {
      expect(await idsOf(list, `${marked}&${right}`)).toEqual(found);
      expect(await idsOf(list, `${marked}&${wrong}`)).toEqual([]);
    }
  });

  it("by cause, in either case", async () => {
    const { causeType } = (await read("/active", marked)).body.items[0];
    expect(await idsOf("/active", `${marked}&causeType=${String(causeType).toLowerCase()}`)).toEqual([open]);
    expect(await idsOf("/active", `${marked}&causeType=HUMAN`)).toEqual([]);
  });

  it("by creation, both ends included", async () => {
    const { createdAt } = (await read("/historical", marked)).body.items[0];
    const within = `createdAfter=${createdAt}&createdBefore=${createdAt}`;
    expect(await idsOf("/historical", `${marked}&${within}`)).toEqual([old]);
    expect(await idsOf("", `${marked}&${within}`)).toEqual([old]);
    expect(await idsOf("/active", `${marked}&createdAfter=${createdAt}`)).toEqual([open]);
    expect(await idsOf("", `${marked}&createdBefore=${daysAgo(41)}`)).toEqual([]);
  });

  it("by resolution, both ends included", async () => {
    const { resolvedAt } = (await read("/resolved", marked)).body.items[0];
    const within = `resolvedAfter=${resolvedAt}&resolvedBefore=${resolvedAt}`;
    for (const list of ["", "/resolved", "/historical"]) {
      expect(await idsOf(list, `${marked}&${within}`)).toEqual([old]);
      expect(await idsOf(list, `${marked}&resolvedAfter=${daysAgo(1)}`)).toEqual([]);
    }
  });
});

describe("F-045: the order", () => {
  const marked = "triggerType=sorted";
  const bySeverity: Record<string, string> = {};
  beforeAll(async () => {
    for (const initialSeverity of ["high", "low", "critical", "medium"])
      bySeverity[initialSeverity] = await server.openIncident({
        triggerType: "sorted",
        fingerprint: initialSeverity,
        initialSeverity,
      });
  });

  it("by severity is that of the ranks, not of the letters", async () => {
    const rising = ["low", "medium", "high", "critical"].map((severity) => bySeverity[severity]);
    expect(await idsOf("/active", `${marked}&sortBy=severity&sortOrder=asc`)).toEqual(rising);
    expect(await idsOf("", `${marked}&sortBy=severity`)).toEqual([...rising].reverse());
  });

  it("by resolution puts those that are not resolved last, either way", async () => {
    const resolved = bySeverity.medium as string;
    await act(resolved, "resolve", resolution);
    for (const sortOrder of ["asc", "desc"])
      expect((await idsOf("", `${marked}&sortBy=resolved_at&sortOrder=${sortOrder}`))[0]).toBe(resolved);
  });
});

describe("what is refused, with 400 and the name of the parameter", () => {
  const reversed = (name: string) => `${name}After=2026-03-02T00:00:00Z&${name}Before=2026-03-01T00:00:00Z`;

  it.each([
    ["", "severity=dire", "/severity"],
    ["/active", "limit=101", "/limit"],
    ["/resolved", "sortBy=title", "/sortBy"],
    ["/historical", "sortOrder=up", "/sortOrder"],
    ["/historical", "retentionDays=6", "/retentionDays"],
    ["/resolved", "retentionDays=366", "/retentionDays"],
    ["/resolved", "excludeHistorical=perhaps", "/excludeHistorical"],
    ["/active", "offset=-1", "/offset"],
    ["/active", "isSynthetic=2", "/isSynthetic"],
    ["", "topic=HISTORICAL", "/topic"],
    ["", "topic=ACTIVE&lifecycleState=ACTIVE", "/lifecycleState"],
    ["", reversed("created"), "/createdAfter"],
    ["/active", reversed("created"), "/createdAfter"],
    ["/resolved", reversed("resolved"), "/resolvedAfter"],
    ["/historical", reversed("resolved"), "/resolvedAfter"],
    ["/active", "asOf=2199-01-01T00:00:00Z", "/asOf"],
    ["/active", "offset=1&cursor=abc", "/offset"],
    ["/active", "severity=low&severity=high", "/severity"],
  ])("/v1/incidents%s?%s", async (list, query, pointer) => {
    expect(await read(list, query)).toMatchObject({
      status: 400,
      body: { code: "invalid_input", errors: [{ pointer }] },
    });
  });

  it.each([
    ["/active", ["topic", "lifecycleState", "status", "resolvedAfter", "retentionDays", "excludeHistorical"]],
    ["/resolved", ["topic", "lifecycleState", "status", "createdAfter"]],
    ["/historical", ["topic", "lifecycleState", "status", "excludeHistorical"]],
    ["", ["retentionDays", "excludeHistorical", "tenantId"]],
  ] as const)("what /v1/incidents%s does not have", async (list, names) => {
    for (const name of names)
      expect(await read(list, `${name}=ACTIVE`)).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ pointer: `/${name}`, detail: "is not a known member" }] },
      });
  });
});

describe("another tenant", () => {
  it.each(LISTS)("sees nothing of what is in /v1/incidents%s", async (list) => {
    await openOld({ triggerType: "private", fingerprint: list }, 40);
    expect((await read(list, "triggerType=private")).body.total).toBeGreaterThan(0);
    const { body } = await server.send("stranger", `/v1/incidents${list}`);
    expect(body).toMatchObject({ items: [], total: 0, hasMore: false });
    expect(body.filtersApplied.tenantId).toBe("globex");
  });
});
