import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, type Holder, startApiServer } from "../../test/api-server.js";

const ENDPOINTS = "/v1/webhooks/endpoints";
const SINCE = "2026-01-01T00:00:00Z";

interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A place that takes events, and answers paths of a status by that status. */
const received: Received[] = [];
let receiver: Server;
let place: string;
let server: ApiServer;

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const path = request.url ?? "";
    received.push({ path, headers: request.headers as Record<string, string>, body });
    response.writeHead(Number(/\d{3}$/.exec(path)?.[0] ?? 204)).end("words of the receiver");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  place = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const environment = { HOC_WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8", HOC_WEBHOOK_ALLOW_HTTP: "on" };
  server = await startApiServer(environment);
});
afterAll(async () => {
  await server?.stop();
  receiver?.close();
});

const send = (holder: Holder, method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  server.send(holder, `${ENDPOINTS}${path}`, { method, headers, ...(body !== undefined && { body }) });
const admin = (method: string, path: string, body?: object, headers?: Record<string, string>) =>
  send("admin", method, path, body, headers);

async function made(path: string, wish: object = {}): Promise<{ endpointId: string; secret: string }> {
  const { status, body } = await admin("POST", "", { url: `${place}${path}`, ...wish });
  expect(status).toBe(201);
  return { endpointId: body.endpoint.endpointId, secret: body.secret };
}

const receivedAt = (path: string) => received.filter((one) => one.path === path);
const deliveriesOf = async (endpointId: string) => (await admin("GET", `/${endpointId}/deliveries`)).body.items;

describe("webhook endpoints", () => {
  it("201: are made with a secret that is told once, and shown without it", async () => {
    const key = { "idempotency-key": "make-once" };
    const make = () => admin("POST", "", { url: `${place}/once`, description: "The pager" }, key);
    const first = await make();
    const { endpointId } = first.body.endpoint;
    expect(first).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_/) } });
    expect(first.headers.get("location")).toBe(`${ENDPOINTS}/${endpointId}`);
    expect(await make()).toMatchObject({ status: 201, body: { endpoint: first.body.endpoint, secret: null } });
    const shown = await admin("GET", `/${endpointId}`);
    expect(shown.headers.get("etag")).toBe('"1"');
    expect(shown.body).toMatchObject({ endpointId, description: "The pager", eventTypes: null, status: "enabled" });
    const listed = await admin("GET", "");
    expect(listed.body.items.map((one: { endpointId: string }) => one.endpointId)).toContain(endpointId);
    const rotated = await admin("POST", `/${endpointId}/rotate`, {}, { "idempotency-key": "rotate-once" });
    const again = await admin("POST", `/${endpointId}/rotate`, {}, { "idempotency-key": "rotate-once" });
    expect([rotated.body.secret, again.body.secret]).toEqual([expect.stringMatching(/^whsec_/), null]);
    const told = JSON.stringify([shown.body, (await admin("GET", "")).body, again.body]);
    for (const secret of [first.body.secret, rotated.body.secret]) expect(told).not.toContain(secret.slice(6));
  });

  it("get the events of their types, signed, and log each attempt", async () => {
    const { endpointId, secret } = await made("/taken", { eventTypes: ["incidents.IncidentCreated"] });
    const incidentId = await server.openIncident({ triggerType: "webhook_taken" });
    await server.post("admin", `/v1/incidents/${incidentId}/acknowledge`, {});
    await expect.poll(() => receivedAt("/taken").length, { timeout: 20_000 }).toBe(1);
    const [{ headers, body }] = receivedAt("/taken") as [Received];
    const event = new Webhook(secret).verify(body, headers) as { id: string };
    expect(event).toMatchObject({ type: "incidents.IncidentCreated", subject: incidentId, data: { incidentId } });
    await expect
      .poll(async () => deliveriesOf(endpointId), { timeout: 20_000 })
      .toMatchObject([{ eventId: event.id, incidentId, status: "delivered", attempts: 1, lastStatusCode: 204 }]);
    const detail = await admin("GET", `/${endpointId}/deliveries/${event.id}`);
    expect(detail.body).toMatchObject({
      status: "delivered",
      log: [{ outcome: "taken", statusCode: 204, error: null }],
    });
    expect((await admin("GET", `/${endpointId}/deliveries?status=given_up`)).body.items).toEqual([]);
    const replayed = await admin("POST", `/${endpointId}/deliveries/${event.id}/replay`, {});
    expect(replayed).toMatchObject({ status: 200, body: { queued: 1 } });
    await expect.poll(() => receivedAt("/taken").length, { timeout: 20_000 }).toBe(2);
    expect(receivedAt("/taken")[1]?.headers["webhook-id"]).toBe(event.id);
  });

  it("say what is in the log where an event is not taken, and send it again when they are asked to", async () => {
    const { endpointId } = await made("/500");
    await server.openIncident({ triggerType: "webhook_refused" });
    await expect
      .poll(async () => (await deliveriesOf(endpointId))[0], { timeout: 20_000 })
      .toMatchObject({ status: "pending", lastStatusCode: 500, nextAttemptAt: expect.any(String) });
    const disabled = await admin("PATCH", `/${endpointId}`, { status: "disabled" });
    expect(disabled.body).toMatchObject({ status: "disabled", version: 2, recorded: true });
    const cancelled = await deliveriesOf(endpointId);
    expect(new Set(cancelled.map((one: { status: string }) => one.status))).toEqual(new Set(["cancelled"]));
    const one = `/${endpointId}/deliveries/${cancelled.at(-1).eventId}`;
    expect((await admin("GET", one)).body.log.at(-1)).toMatchObject({
      ...{ outcome: "refused", statusCode: 500, error: "It answered 500.", excerpt: "words of the receiver" },
    });
    const refused = { status: 409, body: { code: "webhook_endpoint_disabled" } };
    expect(await admin("POST", `/${endpointId}/replay`, { since: SINCE })).toMatchObject(refused);
    expect(await admin("POST", `${one}/replay`, {})).toMatchObject(refused);
    await admin("PATCH", `/${endpointId}`, { status: "enabled", url: `${place}/mended` });
    const replayed = await admin("POST", `/${endpointId}/replay`, { since: SINCE });
    expect(replayed.body.queued).toBeGreaterThanOrEqual(cancelled.length);
    await expect.poll(() => receivedAt("/mended").length, { timeout: 20_000 }).toBe(replayed.body.queued);
  });

  it("are tested by an event that is sent at once, and by nothing that came before", async () => {
    const { endpointId, secret } = await made("/tested", { eventTypes: ["runs.RunStarted"] });
    const { status, body } = await admin("POST", `/${endpointId}/test`, {});
    expect([status, body.attempt]).toMatchObject([200, { outcome: "taken", statusCode: 204 }]);
    const [{ headers, body: sent }] = receivedAt("/tested") as [Received];
    expect(new Webhook(secret).verify(sent, headers)).toMatchObject({
      id: body.eventId,
      type: "webhooks.EndpointTested",
    });
    const failing = await made("/503", { eventTypes: ["runs.RunStarted"] });
    const failed = await admin("POST", `/${failing.endpointId}/test`, {});
    expect(failed.body.attempt).toMatchObject({ outcome: "refused", excerpt: "words of the receiver" });
  });

  it("are signed with both secrets during the overlap of a rotation", async () => {
    const { endpointId, secret } = await made("/rotated", { eventTypes: ["runs.RunStarted"] });
    const rotated = await admin("POST", `/${endpointId}/rotate`, { overlapSeconds: 3_600 });
    await admin("POST", `/${endpointId}/test`, {});
    await admin("POST", `/${endpointId}/rotate`, { overlapSeconds: 0 });
    await admin("POST", `/${endpointId}/test`, {});
    const [both, later] = receivedAt("/rotated") as [Received, Received];
    for (const one of [secret, rotated.body.secret])
      expect(() => new Webhook(one).verify(both.body, both.headers)).not.toThrow();
    expect(() => new Webhook(rotated.body.secret).verify(later.body, later.headers)).toThrow();
  });

  it("are signed by the new secret alone after a rotation without an overlap, whatever rotations before it allowed", async () => {
    const { endpointId, secret } = await made("/leaked", { eventTypes: ["runs.RunStarted"] });
    const second = await admin("POST", `/${endpointId}/rotate`, {});
    const third = await admin("POST", `/${endpointId}/rotate`, { overlapSeconds: 0 });
    await admin("POST", `/${endpointId}/test`, {});
    const [{ headers, body }] = receivedAt("/leaked") as [Received];
    expect(headers["webhook-signature"]).toMatch(/^v1,\S+$/);
    expect(() => new Webhook(third.body.secret).verify(body, headers)).not.toThrow();
    for (const old of [secret, second.body.secret]) expect(() => new Webhook(old).verify(body, headers)).toThrow();
  });

  it("412, 409: change only as they were read, and never once they are removed", async () => {
    const { endpointId } = await made("/changing");
    const path = `/${endpointId}`;
    const stale = await admin("PATCH", path, { description: "New" }, { "if-match": '"2"' });
    expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict" } });
    const changed = await admin("PATCH", path, { description: "New" }, { "if-match": '"1"' });
    expect([changed.headers.get("etag"), changed.body.description]).toEqual(['"2"', "New"]);
    expect((await admin("PATCH", path, { description: "New" })).body).toMatchObject({ version: 2, recorded: false });
    const removed = await admin("POST", `${path}/remove`, { reason: "It moved." });
    expect(removed.body).toMatchObject({ status: "removed", statusReason: "It moved.", recorded: true });
    expect((await admin("POST", `${path}/remove`, {})).body).toEqual({ ...removed.body, recorded: false });
    for (const [method, where] of [
      ["PATCH", path],
      ["POST", `${path}/rotate`],
      ["POST", `${path}/test`],
    ] as const)
      expect(await admin(method, where, {})).toMatchObject({ status: 409, body: { code: "webhook_endpoint_removed" } });
    expect((await admin("GET", path)).body.status).toBe("removed");
  });

  it("422, 400: are refused where nothing may be sent, without repeating the URL", async () => {
    const refused = { status: 422, body: { code: "webhook_url_refused", errors: [{ pointer: "/url" }] } };
    const said = async (url: string) => (await admin("POST", "", { url })).body.detail;
    expect(await said("https://user@hooks.example.com/")).toBe("The URL must have no user name and no password.");
    expect(await said("https://10.0.0.1/")).toContain("HOC_WEBHOOK_ALLOWED_NETWORKS");
    const { endpointId } = await made("/stays");
    for (const url of [
      "ftp://hooks.example.com/",
      "https://user:hunter2@hooks.example.com/",
      "https://10.0.0.1/",
      "https://[::1]/",
      "http://169.254.169.254/latest/meta-data/",
      "not a url",
    ]) {
      const answers = [await admin("POST", "", { url }), await admin("PATCH", `/${endpointId}`, { url })];
      for (const answer of answers) {
        expect(answer, url).toMatchObject(refused);
        expect(JSON.stringify(answer.body)).not.toContain("hunter2");
      }
    }
    const unknown = await admin("POST", "", { url: `${place}/`, eventTypes: ["incidents.Nothing"] });
    expect(unknown).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  });

  it("403, 404: are for those who manage webhooks, and nobody's but their tenant's", async () => {
    const { endpointId } = await made("/mine");
    await server.openIncident({ triggerType: "webhook_mine" });
    await expect.poll(async () => (await deliveriesOf(endpointId)).length, { timeout: 20_000 }).toBeGreaterThan(0);
    const eventId = (await deliveriesOf(endpointId))[0].eventId;
    const path = `/${endpointId}`;
    const ways: readonly (readonly [string, string, object?])[] = [
      ["GET", path],
      ["PATCH", path, { status: "disabled" }],
      ["POST", `${path}/rotate`, {}],
      ["POST", `${path}/remove`, {}],
      ["POST", `${path}/test`, {}],
      ["POST", `${path}/replay`, { since: SINCE }],
      ["GET", `${path}/deliveries`],
      ["GET", `${path}/deliveries/${eventId}`],
      ["POST", `${path}/deliveries/${eventId}/replay`, {}],
    ];
    for (const [method, where, body] of ways) {
      expect(await send("stranger", method, where, body)).toMatchObject({
        status: 404,
        body: { code: "webhook_endpoint_not_found" },
      });
      for (const holder of ["responder", "viewer", "collector"] as const)
        expect((await send(holder, method, where, body)).status).toBe(403);
    }
    expect((await send("stranger", "GET", "")).body.items).toEqual([]);
    expect((await admin("GET", path)).body).toMatchObject({ status: "enabled", version: 1 });
  });

  it("are disabled when the receiver answers 410", async () => {
    const { endpointId } = await made("/410");
    await server.openIncident({ triggerType: "webhook_gone" });
    await expect
      .poll(async () => (await admin("GET", `/${endpointId}`)).body, { timeout: 20_000 })
      .toMatchObject({
        ...{ status: "disabled", statusReason: "It answered 410 Gone.", version: 2 },
        changedBy: { type: "SYSTEM", id: "system_webhooks" },
      });
  });
});
