import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const record = (signals: unknown) => server.post("collector", "/v1/signals", { signals });

describe("POST /v1/signals", () => {
  it("200: says for each signal what became of it, in the caller's order", async () => {
    const signals = [
      { signalId: "s-1", triggerType: "failure_spike" },
      { signalId: "s-2", triggerType: "rate_limit" },
      { signalId: "s-3", triggerType: "failure_spike" },
    ];
    const { status, body } = await record(signals);
    expect(status).toBe(200);
    const [first, second] = body.results.map(({ incidentId }: { incidentId: string }) => incidentId);
    expect(first).toMatch(/^inc_/);
    expect(second).not.toBe(first);
    expect(body).toEqual({
      results: [
        { signalId: "s-1", outcome: "opened", incidentId: first },
        { signalId: "s-2", outcome: "opened", incidentId: second },
        { signalId: "s-3", outcome: "attached", incidentId: first },
      ],
    });
  });

  it("200: takes the same signals again without counting them twice", async () => {
    const signals = [{ signalId: "again-1", triggerType: "again" }];
    const { body: once } = await record(signals);
    const { body: twice } = await record(signals);
    const { incidentId } = once.results[0];
    expect(twice.results).toEqual([{ signalId: "again-1", outcome: "duplicate", incidentId }]);
    const { body: conflict } = await record([{ signalId: "again-1", triggerType: "other" }]);
    expect(conflict.results).toEqual([{ signalId: "again-1", outcome: "duplicate", incidentId, conflict: true }]);
    expect((await server.send("viewer", `/v1/incidents/${incidentId}`)).body.signalCount).toBe(1);
  });

  it("200: opens one incident for a thousand signals, also when they come at once", async () => {
    const batch = (n: number) =>
      Array.from({ length: 100 }, (_, i) => ({ signalId: `flood-${n}-${i}`, triggerType: "flood" }));
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => record(batch(n))));
    const ids = new Set(answers.flatMap(({ body }) => body.results.map((r: { incidentId: string }) => r.incidentId)));
    expect(ids.size).toBe(1);
    expect((await server.send("viewer", `/v1/incidents/${[...ids][0]}`)).body.signalCount).toBe(1_000);
  });

  it.each([
    ["no signals", {}, "/signals"],
    ["an empty list", { signals: [] }, "/signals"],
    ["a signal without trigger type", { signals: [{ triggerType: "a" }, {}] }, "/signals/1/triggerType"],
    ["an unknown member", { signals: [{ triggerType: "a", severty: "high" }] }, "/signals/0/severty"],
    ["an unknown member outside", { signals: [{ triggerType: "a" }], tenantId: "globex" }, "/tenantId"],
    [
      "an instant without zone",
      { signals: [{ triggerType: "a", occurredAt: "2026-03-14T09:00:00" }] },
      "/signals/0/occurredAt",
    ],
    ["NUL in text", { signals: [{ triggerType: "a", reference: "a\u0000b" }] }, "/signals/0/reference"],
    ["a lone surrogate", { signals: [{ triggerType: "a", title: "\ud800" }] }, "/signals/0/title"],
    ["a fraction of a micro-dollar", { signals: [{ triggerType: "a", costMicros: 0.5 }] }, "/signals/0/costMicros"],
  ])("400: %s is named by its pointer, and nothing is recorded", async (_, body, pointer) => {
    const before = await server.send("viewer", "/v1/incidents?limit=1");
    const answer = await server.post("collector", "/v1/signals", body);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(answer.body).toMatchObject({ code: "invalid_input", errors: [{ pointer }] });
    const after = await server.send("viewer", "/v1/incidents?limit=1");
    expect(after.body.total).toBe(before.body.total);
  });

  it("400: more than a thousand signals", async () => {
    const signals = Array.from({ length: 1_001 }, () => ({ triggerType: "a" }));
    expect(await record(signals)).toMatchObject({ status: 400, body: { errors: [{ pointer: "/signals" }] } });
  });

  it("400: an empty body names what is missing", async () => {
    expect(await server.post("collector", "/v1/signals")).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/signals" }] },
    });
  });

  it.each([
    ["cut JSON", '{"signals":['],
    ["invalid UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ])("400: %s", async (_, body) => {
    const headers = { authorization: "Bearer collector", "content-type": "application/json" };
    const response = await fetch(`${server.url}/v1/signals`, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toMatchObject([400, { code: "invalid_json" }]);
  });

  it.each(["viewer", "responder"] as const)("403: a %s does not record", async (holder) => {
    const answer = await server.post(holder, "/v1/signals", { signals: [{ triggerType: "a" }] });
    expect(answer).toMatchObject({ status: 403, body: { code: "permission_denied" } });
  });

  it("415: a form", async () => {
    const answer = await server.post(
      "collector",
      "/v1/signals",
      {},
      { "content-type": "application/x-www-form-urlencoded" },
    );
    expect(answer).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
  });
});

describe("POST /v1/signals with a small limit", () => {
  it("413: a body above the limit, declared or streamed, and goes on serving", async () => {
    const small = await startApiServer({ HOC_MAX_BODY_BYTES: "2000" });
    try {
      const text = JSON.stringify({ signals: [{ triggerType: "a", description: "x".repeat(3_000) }] });
      const headers = { authorization: "Bearer collector", "content-type": "application/json" };
      const streamed = { body: new Blob([text]).stream(), duplex: "half" };
      for (const sent of [{ body: text }, streamed]) {
        const response = await fetch(`${small.url}/v1/signals`, { method: "POST", headers, ...sent } as RequestInit);
        expect([response.status, await response.json()]).toMatchObject([413, { code: "body_too_large" }]);
      }
      expect((await small.post("collector", "/v1/signals", { signals: [{ triggerType: "a" }] })).status).toBe(200);
    } finally {
      await small.stop();
    }
  });
});
