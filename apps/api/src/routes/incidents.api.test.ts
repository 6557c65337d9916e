import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

let fresh = 0;

/** A trigger type that no other test uses. */
function trigger(): string {
  fresh += 1;
  return `test_${fresh}`;
}

const open = () => server.openIncident({ triggerType: trigger() });
const act = (id: string, action: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  server.post("responder", `/v1/incidents/${id}/${action}`, body, headers);
const resolution = { resolutionType: "fixed", resolutionSummary: "The provider recovered." };

/** Every write on an incident, with a body that it takes. */
const WRITES = [
  ["acknowledge", {}],
  ["resolve", resolution],
  ["close", { reason: "a drill" }],
  ["reopen", { reason: "it is back" }],
  ["assign", { ownerId: "rita" }],
  ["notes", { note: "looking" }],
  ["severity", { severity: "critical" }],
  ["milestones", { milestone: "contained" }],
  ["postmortem", {}],
  ["postmortem/publish", { rootCause: "no limit", effectiveness: "fast" }],
] as const;

describe("GET /v1/incidents", () => {
  it("200: gives pages, newest first, until there is no more", async () => {
    const triggerType = trigger();
    const signals = [1, 2, 3].map((day) => ({
      triggerType,
      fingerprint: `f${day}`,
      occurredAt: `2026-03-0${day}T09:00:00Z`,
    }));
    await server.post("collector", "/v1/signals", { signals });
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 5; page += 1) {
      const path: string = `/v1/incidents?triggerType=${triggerType}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await server.send("viewer", path);
      expect(body.hasMore).toBe(body.nextCursor !== null);
      seen.push(...body.items.map(({ createdAt }: { createdAt: string }) => createdAt));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(["2026-03-03T09:00:00.000000Z", "2026-03-02T09:00:00.000000Z", "2026-03-01T09:00:00.000000Z"]);
  });

  it("200: narrows by every filter, in either case, and counts", async () => {
    const triggerType = trigger();
    const id = await server.openIncident({ triggerType, category: "billing", initialSeverity: "critical" });
    await act(id, "assign", { ownerId: "rita" });
    const all = `triggerType=${triggerType}&severity=CRITICAL&status=open&lifecycleState=active&category=billing&ownerId=rita`;
    const bounds = "&createdAfter=2026-01-01T00:00:00Z&createdBefore=2199-01-01T00:00:00%2B01:00";
    const { status, body } = await server.send("viewer", `/v1/incidents?${all}${bounds}`);
    expect([status, body.total]).toEqual([200, 1]);
    expect(body.items).toMatchObject([{ incidentId: id, category: "BILLING", severity: "critical", ownerId: "rita" }]);
    expect((await server.send("viewer", `/v1/incidents?${all}&ownerId=somebody`)).status).toBe(400);
    expect((await server.send("viewer", `/v1/incidents?triggerType=${triggerType}&severity=low`)).body.items).toEqual(
      [],
    );
  });

  it.each([
    ["severty=high", "/severty"],
    ["severity=dire", "/severity"],
    ["limit=0", "/limit"],
    ["limit=101", "/limit"],
    ["limit=ten", "/limit"],
    ["limit=", "/limit"],
    ["includeTotal=yes", "/includeTotal"],
    ["createdAfter=yesterday", "/createdAfter"],
    ["createdFrom=2026-03-14T09:00:00Z", "/createdFrom"],
    ["tenantId=globex", "/tenantId"],
    ["__proto__=x", "/__proto__"],
  ])("400: %s is named by its pointer", async (query, pointer) => {
    const { status, body } = await server.send("viewer", `/v1/incidents?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid_input", errors: [{ pointer }] });
  });

  it.each(["abc", "eyJ9", "%00"])("400: %s is no cursor of this list", async (cursor) => {
    const { status, body } = await server.send("viewer", `/v1/incidents?cursor=${cursor}`);
    expect([status, body.code]).toEqual([400, "invalid_cursor"]);
  });

  it("400: a cursor of another list", async () => {
    const triggerType = trigger();
    const id = await server.openIncident({ triggerType }, { triggerType });
    const { nextCursor } = (await server.send("viewer", `/v1/incidents/${id}/signals?limit=1`)).body;
    expect(nextCursor).toEqual(expect.any(String));
    expect(await server.send("viewer", `/v1/incidents?cursor=${nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: "invalid_cursor" },
    });
  });

  it("403: a collector does not read", async () => {
    expect(await server.send("collector", "/v1/incidents")).toMatchObject({
      status: 403,
      body: { code: "permission_denied" },
    });
  });
});

describe("GET /v1/incidents/by-run/{runId}", () => {
  it.each(["run-1", "run/1 50%", "by-run"])("200: finds the incidents of run %j", async (runId) => {
    const id = await server.openIncident({ triggerType: trigger(), runId });
    const { status, body } = await server.send("viewer", `/v1/incidents/by-run/${encodeURIComponent(runId)}`);
    expect([status, body.runId, body.total]).toEqual([200, runId, 1]);
    expect(body.incidents.map(({ incidentId }: { incidentId: string }) => incidentId)).toEqual([id]);
  });

  it("200: is empty for a run without incidents, and for another tenant's", async () => {
    await server.openIncident({ triggerType: trigger(), runId: "run-7" });
    expect((await server.send("viewer", "/v1/incidents/by-run/run-8")).body).toMatchObject({
      runId: "run-8",
      incidents: [],
      total: 0,
    });
    expect((await server.send("stranger", "/v1/incidents/by-run/run-7")).body).toMatchObject({
      runId: "run-7",
      incidents: [],
      total: 0,
    });
  });
});

describe("asOf", () => {
  it.each([
    ["/v1/incidents", "list"],
    ["/v1/incidents/ID", "detail"],
    ["/v1/incidents/ID/timeline", "timeline"],
    ["/v1/incidents/ID/signals", "signals"],
    ["/v1/incidents/by-run/run-as-of", "by run"],
    ["/v1/stats", "stats"],
  ])(
    "F-042, F-043: %s is the same to the byte for the instant that it told, whatever was recorded since",
    async (path) => {
      const triggerType = trigger();
      const id = await server.openIncident({ triggerType, runId: "run-as-of", reference: "call-1" });
      const url = path.replace("ID", id);
      const first = await server.send("viewer", url);
      const again = `${url}${url.includes("?") ? "&" : "?"}asOf=${String(first.body.asOf)}`;
      await server.openIncident({ triggerType, runId: "run-as-of", reference: "call-2" });
      await server.openIncident({ triggerType: trigger() });
      await server.post("responder", `/v1/incidents/${id}/acknowledge`, {});
      const second = await server.send("viewer", again);
      expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
      expect((await server.send("viewer", url)).body.dataVersion).toBeGreaterThan(first.body.dataVersion as number);
    },
  );

  it.each([
    ["2026-03-14T12:00:00", "must be an RFC 3339 instant in UTC"],
    ["2026-03-14T12:00:00%2B01:00", "must be an RFC 3339 instant in UTC"],
    ["2199-01-01T00:00:00Z", "lies in the future"],
  ])("F-044: 400 for %s", async (asOf, sentence) => {
    const { status, body } = await server.send("viewer", `/v1/incidents?asOf=${asOf}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(sentence);
    expect(JSON.stringify(body)).toContain("/asOf");
  });
});

describe("GET /v1/incidents/{id} and what belongs to it", () => {
  it("200: the incident with its version as ETag and its calls", async () => {
    const triggerType = trigger();
    const id = await server.openIncident({ triggerType, reference: "call-1" }, { triggerType, reference: "call-2" });
    const { status, headers, body } = await server.send("viewer", `/v1/incidents/${id}`);
    expect([status, headers.get("etag")]).toEqual([200, `"${body.version}"`]);
    expect(body).toMatchObject({
      incidentId: id,
      tenantId: "acme",
      signalCount: 2,
      relatedCallIds: ["call-1", "call-2"],
    });
  });

  it("200: its timeline, page by page", async () => {
    const id = await open();
    await act(id, "notes", { note: "first" });
    await act(id, "acknowledge");
    const { body: first } = await server.send("viewer", `/v1/incidents/${id}/timeline?limit=2`);
    const { body: rest } = await server.send("viewer", `/v1/incidents/${id}/timeline?cursor=${first.nextCursor}`);
    const entries = [...first.items, ...rest.items];
    expect(entries.map(({ eventType }) => eventType)).toEqual(["incident_created", "note_added", "acknowledged"]);
    expect(entries.at(-1).actor).toEqual({ type: "HUMAN", id: "rita" });
    expect([first.hasMore, rest.hasMore, rest.nextCursor]).toEqual([true, false, null]);
  });

  it("200: its signals, as they came", async () => {
    const id = await server.openIncident({
      triggerType: trigger(),
      signalId: "details-1",
      details: { a: { b_c: 1.5 } },
    });
    const { status, body } = await server.send("viewer", `/v1/incidents/${id}/signals`);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ signalId: "details-1", absorption: "opened", details: { a: { b_c: 1.5 } } }]);
  });

  it.each(["", "/timeline", "/signals"])(
    "404: {id}%s of another tenant is as unknown as one that never was",
    async (rest) => {
      const id = await open();
      const unknown = `inc_${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`;
      const headers = { "x-request-id": "same" };
      const foreign = await server.send("stranger", `/v1/incidents/${id}${rest}`, { headers });
      const absent = await server.send("stranger", `/v1/incidents/${unknown}${rest}`, { headers });
      expect([foreign.status, absent.status, foreign.body.code]).toEqual([404, 404, "incident_not_found"]);
      expect(JSON.stringify(foreign.body).replaceAll(id, unknown)).toBe(JSON.stringify(absent.body));
    },
  );

  it.each(["", "/timeline", "/signals"])("400: an unknown parameter of {id}%s", async (rest) => {
    expect(await server.send("viewer", `/v1/incidents/${await open()}${rest}?x=1`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/x" }] },
    });
  });

  it("400: an id that no database could hold", async () => {
    expect((await server.send("viewer", "/v1/incidents/%00")).status).toBe(400);
    expect((await server.send("viewer", `/v1/incidents/${"x".repeat(101)}`)).status).toBe(400);
  });
});

describe("POST /v1/incidents", () => {
  it("201: says where the new incident is", async () => {
    const { status, headers, body } = await server.post("responder", "/v1/incidents", {
      title: "Search is slow",
      severity: "high",
    });
    expect([status, headers.get("location"), headers.get("etag")]).toEqual([
      201,
      `/v1/incidents/${body.incidentId}`,
      '"1"',
    ]);
    const { body: read } = await server.send("viewer", headers.get("location") as string);
    expect(read).toMatchObject({ title: "Search is slow", severity: "high", status: "OPEN", category: "MANUAL" });
  });

  it("201: sent again under the same signal id, gives the same incident", async () => {
    const sent = { title: "Once", severity: "low", signalId: "manual-1" };
    const first = await server.post("responder", "/v1/incidents", sent);
    const again = await server.post("responder", "/v1/incidents", sent);
    expect([again.status, again.body.incidentId]).toEqual([201, first.body.incidentId]);
  });

  it("409: the same signal id with other content", async () => {
    const sent = { title: "Twice", severity: "low", signalId: "manual-2" };
    const { body } = await server.post("responder", "/v1/incidents", sent);
    const answer = await server.post("responder", "/v1/incidents", { ...sent, title: "Another" });
    expect(answer).toMatchObject({ status: 409, body: { code: "signal_conflict", incidentId: body.incidentId } });
  });

  it.each([
    [{ severity: "high" }, "/title"],
    [{ title: "t" }, "/severity"],
    [{ title: "t", severity: "none" }, "/severity"],
    [{ title: "t", severity: "high", status: "RESOLVED" }, "/status"],
  ])("400: %o", async (sent, pointer) => {
    expect(await server.post("responder", "/v1/incidents", sent)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  it.each(["viewer", "collector"] as const)("403: a %s opens none", async (holder) => {
    expect((await server.post(holder, "/v1/incidents", { title: "t", severity: "low" })).status).toBe(403);
  });
});

describe("POST /v1/incidents/{id}/…", () => {
  it("200: acknowledge without a body and without a content type", async () => {
    const id = await open();
    const { status, headers, body } = await act(id, "acknowledge");
    expect([status, headers.get("etag")]).toEqual([200, `"${body.version}"`]);
    expect(body).toMatchObject({
      incidentId: id,
      status: "ACKNOWLEDGED",
      lifecycleState: "ACKED",
      acknowledgedBy: "rita",
    });
  });

  it("200: resolve, then reopen", async () => {
    const id = await open();
    expect((await act(id, "resolve", resolution)).body).toMatchObject({
      status: "RESOLVED",
      resolutionMethod: "manual",
      resolvedBy: "rita",
      ...resolution,
    });
    expect((await act(id, "reopen", { reason: "it is back" })).body).toMatchObject({
      status: "OPEN",
      resolvedAt: null,
    });
  });

  it("200: close", async () => {
    expect((await act(await open(), "close", { reason: "a drill" })).body).toMatchObject({
      status: "RESOLVED",
      resolutionMethod: "manual_closure",
    });
  });

  it("200: assign, and take it back", async () => {
    const id = await open();
    expect((await act(id, "assign", { ownerId: "rita" })).body.ownerId).toBe("rita");
    expect((await act(id, "assign", { ownerId: null })).body.ownerId).toBeNull();
  });

  it("200: severity, milestones, notes", async () => {
    const id = await open();
    expect(await act(id, "severity", { severity: "critical" })).toMatchObject({
      status: 200,
      body: { severity: "critical" },
    });
    expect((await act(id, "milestones", { milestone: "contained" })).body.containedAt).toMatch(/Z$/);
    expect((await act(id, "notes", { note: "seen" })).status).toBe(200);
    const { body } = await server.send("viewer", `/v1/incidents/${id}/timeline`);
    const types = body.items.map(({ eventType }: { eventType: string }) => eventType);
    expect(types).toEqual(["incident_created", "severity_set", "contained", "note_added"]);
  });

  it("200: postmortem without a body, the same one each time", async () => {
    const id = await open();
    const { status, body } = await act(id, "postmortem");
    expect(status).toBe(200);
    expect(body).toEqual({ incidentId: id, postmortemArtifactId: expect.any(String) });
    expect((await act(id, "postmortem")).body).toEqual(body);
  });

  it("200: a published postmortem, said again the same, and in the timeline word for word", async () => {
    const id = await open();
    const learned = { rootCause: "no limit", effectiveness: "fast", changes: [{ reference: "OPS-42", isDone: true }] };
    expect(await act(id, "postmortem/publish", learned)).toMatchObject({ status: 409, body: { code: "not_resolved" } });
    await act(id, "resolve", resolution);
    const { body: before } = await server.send("viewer", `/v1/incidents/${id}`);
    const { status, body } = await act(id, "postmortem/publish", learned);
    expect(status).toBe(200);
    expect(body).toEqual({
      incidentId: id,
      postmortemArtifactId: expect.stringMatching(/^pm-/),
      publishedAt: expect.stringMatching(/Z$/),
      recorded: true,
    });
    expect(await act(id, "postmortem/publish", learned)).toMatchObject({
      status: 200,
      body: { ...body, recorded: false },
    });
    expect(await act(id, "postmortem/publish", { ...learned, rootCause: "the vendor" })).toMatchObject({
      status: 409,
      body: { code: "postmortem_published", detail: expect.stringContaining("by rita at") },
    });
    const read = (asOf = "") => server.send("viewer", `/v1/incidents/${id}/postmortem${asOf}`);
    expect((await read()).body).toMatchObject({ status: "published", content: learned, publishedBy: "rita" });
    expect(await read(`?asOf=${before.asOf}`)).toMatchObject({ status: 404, body: { code: "postmortem_not_found" } });
    const timeline = (await server.send("viewer", `/v1/incidents/${id}/timeline`)).body.items;
    expect(timeline.slice(-2)).toMatchObject([
      { eventType: "postmortem_created" },
      { eventType: "postmortem_published", data: { ...learned, postmortemArtifactId: body.postmortemArtifactId } },
    ]);
  });

  it.each([
    ["resolve", {}, "/resolutionType"],
    ["close", undefined, "/reason"],
    ["reopen", {}, "/reason"],
    ["assign", {}, "/ownerId"],
    ["notes", { note: "" }, "/note"],
    ["severity", { severity: "dire" }, "/severity"],
    ["milestones", { milestone: "lunch" }, "/milestone"],
    ["acknowledge", { actor: "somebody else" }, "/actor"],
    ["postmortem", { x: 1 }, "/x"],
    ["postmortem/publish", { effectiveness: "fast" }, "/rootCause"],
    ["postmortem/publish", { rootCause: "no limit", effectiveness: "fast", changes: [{}] }, "/changes/0/reference"],
  ])("400: %s with %o", async (action, body, pointer) => {
    const answer = await act(await open(), action, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: "invalid_input", errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    });
  });

  it.each(WRITES)("401: %s without a token", async (action, body) => {
    const response = await fetch(`${server.url}/v1/incidents/${await open()}/${action}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="hoc-incidents"']);
  });

  it.each(WRITES)("403: %s by a viewer and by a collector, and nothing happens", async (action, body) => {
    const id = await open();
    const { body: before } = await server.send("viewer", `/v1/incidents/${id}`);
    for (const holder of ["viewer", "collector"] as const)
      expect((await server.post(holder, `/v1/incidents/${id}/${action}`, body)).status).toBe(403);
    expect((await server.send("viewer", `/v1/incidents/${id}`)).body).toEqual(before);
  });

  it.each(WRITES)("404: %s on another tenant's incident, and nothing happens", async (action, body) => {
    const id = await open();
    const { body: before } = await server.send("viewer", `/v1/incidents/${id}`);
    const answer = await server.post("stranger", `/v1/incidents/${id}/${action}`, body);
    expect(answer).toMatchObject({ status: 404, body: { code: "incident_not_found" } });
    expect((await server.send("viewer", `/v1/incidents/${id}`)).body).toEqual(before);
  });

  it("409: what the state does not allow", async () => {
    const id = await open();
    expect(await act(id, "reopen", { reason: "r" })).toMatchObject({ status: 409, body: { code: "not_resolved" } });
    await act(id, "resolve", resolution);
    expect(await act(id, "acknowledge", { reason: "late" })).toMatchObject({
      status: 409,
      body: { code: "already_resolved" },
    });
    expect(await act(id, "close", { reason: "other" })).toMatchObject({
      status: 409,
      body: { code: "already_resolved" },
    });
  });

  it("409: reopening names the newer incident that is open", async () => {
    const triggerType = trigger();
    const old = await server.openIncident({ triggerType, occurredAt: "2026-03-01T09:00:00Z" });
    const newer = await server.openIncident({ triggerType });
    expect(newer).not.toBe(old);
    expect(await act(old, "reopen", { reason: "r" })).toMatchObject({
      status: 409,
      body: { code: "newer_incident_open", incidentId: newer },
    });
  });

  it("412: a version that is no longer, and nothing happens; the current one passes", async () => {
    const id = await open();
    const { headers } = await server.send("viewer", `/v1/incidents/${id}`);
    const tag = headers.get("etag") as string;
    const moved = await act(id, "assign", { ownerId: "rita" }, { "if-match": tag });
    expect(moved.status).toBe(200);
    const stale = await act(id, "acknowledge", undefined, { "if-match": tag });
    expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict" } });
    expect((await server.send("viewer", `/v1/incidents/${id}`)).body.status).toBe("OPEN");
    expect((await act(id, "acknowledge", undefined, { "if-match": moved.headers.get("etag") as string })).status).toBe(
      200,
    );
  });

  it("422: what a rule refuses", async () => {
    const id = await server.openIncident({ triggerType: trigger(), initialSeverity: "critical" });
    expect(await act(id, "severity", { severity: "low" })).toMatchObject({
      status: 422,
      body: { code: "reason_required" },
    });
    expect(await act(id, "severity", { severity: "critical" })).toMatchObject({
      status: 422,
      body: { code: "severity_unchanged" },
    });
    expect(await act(id, "milestones", { milestone: "classified" })).toMatchObject({
      status: 422,
      body: { code: "impact_required" },
    });
    const future = { milestone: "contained", at: "2199-01-01T00:00:00Z" };
    expect(await act(id, "milestones", future)).toMatchObject({ status: 422, body: { code: "milestone_in_future" } });
  });
});
