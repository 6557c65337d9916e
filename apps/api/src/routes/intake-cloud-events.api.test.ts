import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from "cloudevents";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

const PATH = "/v1/intake/cloudevents";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const eventOf = (id: string, more: object = {}) =>
  new CloudEvent({ id, source: "/probes/eu-1", type: "com.example.probe.failed", data: { severity: "high" }, ...more });

async function send(
  headers: Readonly<Record<string, unknown>>,
  body: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
): Promise<{ status: number; body: any }> {
  const response = await fetch(`${server.url}${PATH}`, {
    method: "POST",
    headers: { authorization: "Bearer collector", ...(headers as Record<string, string>) },
    body: body as string,
  });
  return { status: response.status, body: await response.json() };
}

describe("POST /v1/intake/cloudevents, by the official SDK", () => {
  it("200: takes one event in headers, and the same one structured as a duplicate", async () => {
    const event = eventOf("one", { subject: "support-bot", extension1: "eu-1" });
    const binary = HTTP.binary(event);
    expect(await send(binary.headers, binary.body)).toMatchObject({
      status: 200,
      body: { results: [{ outcome: "opened" }] },
    });
    const structured = HTTP.structured(event);
    const { body } = await send(structured.headers, structured.body);
    expect(body.results).toMatchObject([{ outcome: "duplicate" }]);
    const { incidentId } = body.results[0];
    const { body: incident } = await server.send("viewer", `/v1/incidents/${incidentId}`);
    expect(incident).toMatchObject({ triggerType: "com.example.probe.failed", severity: "high", signalCount: 1 });
    const { body: signals } = await server.send("viewer", `/v1/incidents/${incidentId}/signals`);
    expect(JSON.stringify(signals)).toContain("support-bot");
  });

  it.each([
    ["binary", Mode.BINARY],
    ["structured", Mode.STRUCTURED],
  ])("200: answers the SDK's own transport, %s", async (name, mode) => {
    const emit = emitterFor(httpTransport(`${server.url}${PATH}`), { mode });
    const sent = (await emit(eventOf(`emitted-${name}`), { headers: { authorization: "Bearer collector" } })) as {
      body: string;
    };
    expect(JSON.parse(sent.body).results).toMatchObject([{ outcome: expect.stringMatching(/opened|attached/) }]);
  });

  it("200: takes a batch, of which each event counts once", async () => {
    const batch = [eventOf("b1", { source: "/b" }), eventOf("b2", { source: "/b" }), eventOf("b1", { source: "/b" })];
    const type = { "content-type": "application/cloudevents-batch+json" };
    const { status, body } = await send(type, JSON.stringify(batch));
    expect([status, body.results.map(({ outcome }: { outcome: string }) => outcome)]).toEqual([
      200,
      ["opened", "attached", "duplicate"],
    ]);
  });

  it("200: resolves the incident by an event that says so of the same subject", async () => {
    const about = { source: "/ends", subject: "bot" };
    const fired = HTTP.structured(eventOf("fired", about));
    const { incidentId } = (await send(fired.headers, fired.body)).body.results[0];
    const ended = HTTP.structured(eventOf("ended", { ...about, data: { state: "resolved" } }));
    expect((await send(ended.headers, ended.body)).body.results).toMatchObject([{ outcome: "cleared", incidentId }]);
    const { body } = await server.send("viewer", `/v1/incidents/${incidentId}`);
    expect(body.lifecycleState).toBe("RESOLVED");
  });

  it("200: keeps data that is not JSON", async () => {
    const { headers } = HTTP.binary(eventOf("image", { source: "/images", datacontenttype: "image/png", data: "x" }));
    const { status, body } = await send(headers, new Uint8Array([0, 255, 1]));
    expect(status).toBe(200);
    const { body: signals } = await server.send("viewer", `/v1/incidents/${body.results[0].incidentId}/signals`);
    expect(JSON.stringify(signals)).toContain("AP8B");
  });
});

describe("POST /v1/intake/cloudevents", () => {
  const batch = (...events: object[]) =>
    send({ "content-type": "application/cloudevents-batch+json" }, JSON.stringify(events));
  const plain = { specversion: "1.0", id: "p", source: "/plain", type: "plain" };

  it("400: writes nothing of a batch in which one event is not well-formed, and names it", async () => {
    const refused = await batch({ ...plain, source: "/whole" }, { ...plain, id: "q", data: { severity: "very" } });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: "/events/1/data/severity" }] } });
    const { body } = await batch({ ...plain, source: "/whole" });
    expect(body.results).toMatchObject([{ outcome: "opened" }]);
  });

  it.each([
    ["an event without source", { ...plain, source: undefined }, "/events/0/source"],
    ["an event of another version", { ...plain, specversion: "0.3" }, "/events/0/specversion"],
    ["an event of this product", { ...plain, type: "incidents.IncidentCreated" }, "/events/0/type"],
  ])("400: %s", async (_, event, pointer) => {
    expect(await batch(event)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it("400: a batch without events; 415: what is no CloudEvent; 403: of who may not", async () => {
    expect((await batch()).status).toBe(400);
    expect((await send({ "content-type": "application/json" }, "{}")).status).toBe(415);
    const viewer = { "content-type": "application/cloudevents+json", authorization: "Bearer viewer" };
    expect((await send(viewer, JSON.stringify(plain))).status).toBe(403);
  });

  it("409: the same Idempotency-Key for another event", async () => {
    const keyed = { "content-type": "application/cloudevents+json", "idempotency-key": "ce-1" };
    const once = await send(keyed, JSON.stringify({ ...plain, id: "k" }));
    expect(await send(keyed, JSON.stringify({ ...plain, id: "k" }))).toEqual(once);
    expect((await send(keyed, JSON.stringify({ ...plain, id: "l" }))).status).toBe(409);
  });
});
