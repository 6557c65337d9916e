import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

const key = (name: string) => ({ "idempotency-key": name });

describe("Idempotency-Key", () => {
  it("201: opens one incident, and answers the same each time, also at once", async () => {
    const open = () => server.post("responder", "/v1/incidents", { title: "t", severity: "low" }, key("open"));
    const answers = [...(await Promise.all([open(), open(), open()])), await open()];
    const told = answers.map(({ status, body, headers }) => [
      status,
      JSON.stringify(body),
      headers.get("location"),
      headers.get("etag"),
    ]);
    expect(new Set(told.map(String)).size).toBe(1);
    expect(told[0]).toMatchObject([201, expect.any(String), `/v1/incidents/${answers[0]?.body.incidentId}`, '"1"']);
    const { body } = await server.send("viewer", "/v1/incidents?triggerType=manual");
    expect(body.total).toBe(1);
  });

  it("200: writes a note once", async () => {
    const id = await server.openIncident({ triggerType: "noted" });
    const note = () => server.post("responder", `/v1/incidents/${id}/notes`, { note: "n" }, key("note"));
    await Promise.all([note(), note()]);
    await note();
    const { body } = await server.send("viewer", `/v1/incidents/${id}/timeline`);
    const notes = body.items.filter(({ eventType }: { eventType: string }) => eventType === "note_added");
    expect(notes).toHaveLength(1);
  });

  it("200: answers before If-Match is looked at", async () => {
    const id = await server.openIncident({ triggerType: "matched" });
    const assign = (etag: string) =>
      server.post("responder", `/v1/incidents/${id}/assign`, { ownerId: "rita" }, { ...key("m"), "if-match": etag });
    const first = await assign('"1"');
    expect(await assign('"1"')).toMatchObject({ status: 200, body: first.body });
    expect(
      (await server.post("responder", `/v1/incidents/${id}/assign`, { ownerId: "x" }, { "if-match": '"1"' })).status,
    ).toBe(412);
  });

  it("409: the same key with other words, another incident too, and nothing happens", async () => {
    const [one, other] = [
      await server.openIncident({ triggerType: "w1" }),
      await server.openIncident({ triggerType: "w2" }),
    ];
    const note = (id: string, text: string) =>
      server.post("responder", `/v1/incidents/${id}/notes`, { note: text }, key("words"));
    expect((await note(one, "a")).status).toBe(200);
    for (const answer of [await note(one, "b"), await note(other, "a")])
      expect(answer).toMatchObject({ status: 409, body: { code: "idempotency_key_reused" } });
    expect((await server.send("viewer", `/v1/incidents/${other}`)).body.version).toBe(1);
  });

  it("is another one for another tenant and another endpoint", async () => {
    for (const holder of ["admin", "stranger"] as const)
      expect(
        (await server.post(holder, "/v1/incidents", { title: holder, severity: "low" }, key("shared"))).status,
      ).toBe(201);
    expect((await server.post("admin", "/v1/signals", { signals: [{ triggerType: "s" }] }, key("shared"))).status).toBe(
      200,
    );
  });

  it("what was refused is decided anew", async () => {
    const id = await server.openIncident({ triggerType: "refused" });
    const reopen = () => server.post("responder", `/v1/incidents/${id}/reopen`, { reason: "r" }, key("anew"));
    expect(await reopen()).toMatchObject({ status: 409, body: { code: "not_resolved" } });
    await server.post("responder", `/v1/incidents/${id}/resolve`, { resolutionType: "t", resolutionSummary: "s" });
    expect((await reopen()).status).toBe(200);
  });

  it("200: signals without ids count once", async () => {
    const signals = [{ triggerType: "counted" }, { triggerType: "counted" }];
    const record = (name?: string) => server.post("collector", "/v1/signals", { signals }, name ? key(name) : {});
    const [first] = await Promise.all([record("count"), record("count")]);
    const again = await record("count");
    const ids = (answer: typeof again) => answer.body.results.map(({ signalId }: { signalId: string }) => signalId);
    expect(ids(again)).toEqual(ids(first));
    await record();
    const incident = await server.send("viewer", `/v1/incidents/${again.body.results[0].incidentId}`);
    expect(incident.body.signalCount).toBe(4);
  });
});
