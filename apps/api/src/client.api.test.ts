import { ApiError, type Client, ConnectionError, createClient, type Fetch, type OperationInput } from "@hoc/client";
import { generateSigningKey } from "@hoc/export-bundles";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, type Holder, startApiServer } from "../test/api-server.js";
import { contractOf } from "../test/contract.js";
import { sceneOf } from "../test/example-scenes.js";
import { ENDPOINTS } from "./app.js";
import type { Endpoint } from "./http/endpoint.js";
import type { OpenApiDocument } from "./http/openapi/document-types.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_ENVIRONMENT: "preflight", HOC_SIGNING_KEY: generateSigningKey().privateKeyPem });
});
afterAll(() => server?.stop());

function clientOf(token: Holder, fetch?: Fetch): Client {
  return createClient({
    baseUrl: server.url,
    token,
    retries: { max: 5, baseMs: 0 },
    ...(fetch !== undefined && { fetch }),
  });
}

const signal = (reference: string) => ({ triggerType: "failure_spike", reference });

describe("every operation, called by its id", () => {
  const writes = ENDPOINTS.filter(({ method }: Endpoint) => method !== "GET");

  it("takes its example and answers what the server answers", async () => {
    const document: OpenApiDocument = (await server.send("admin", "/v1/openapi.json")).body;
    const contract = contractOf(document);
    const client = clientOf("admin");
    for (const endpoint of writes) {
      const members = await sceneOf(server, endpoint);
      const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
      const inPath = Object.fromEntries(named.map((name) => [name, members[name]]));
      const shown = contract.exampleOf(endpoint.operation);
      const body = "takesCloudEvents" in endpoint ? { events: [shown?.body] } : (shown?.body as object);
      const id = endpoint.operation as "incidents.write.addNote";
      const answer = await client.execute(id, { ...inPath, ...body } as unknown as OperationInput<typeof id>);
      expect([endpoint.operation, answer]).toEqual([endpoint.operation, expect.any(Object)]);
    }
  }, 60_000);
});

describe("work on an incident", () => {
  it("goes from signals over a list to its end, and a version that is over is refused", async () => {
    const client = clientOf("admin");
    const results = await client.record(Array.from({ length: 1_200 }, (_, index) => signal(`call-${index}`)));
    expect(results).toHaveLength(1_200);
    const incidentId = String(results[0]?.incidentId);
    const before = await client.execute("incidents.query.getIncidentDetail", { incidentId });
    const expectedVersion = before.version;
    await client.execute("incidents.write.acknowledgeIncident", { incidentId, expectedVersion });
    await expect(
      client.execute("incidents.write.assignIncident", { incidentId, ownerId: "rita", expectedVersion }),
    ).rejects.toMatchObject({ status: 412, retryable: false, requestId: expect.stringMatching(/^req-/) });
    const resolved = await client.execute("incidents.write.resolveIncident", {
      incidentId,
      resolutionType: "fixed",
      resolutionSummary: "The provider recovered.",
    });
    expect(resolved).toMatchObject({ status: "RESOLVED" });
  });

  it("tells refusals by their codes and the members at fault", async () => {
    const missing = await clientOf("viewer")
      .execute("incidents.query.getIncidentDetail", { incidentId: "inc_none" })
      .catch((error) => error);
    expect(missing).toBeInstanceOf(ApiError);
    expect(missing).toMatchObject({ status: 404, code: "incident_not_found" });
    const wrong = {
      incidentId: "inc_none",
      severity: "grave",
    } as unknown as OperationInput<"incidents.write.setSeverity">;
    await expect(clientOf("admin").execute("incidents.write.setSeverity", wrong)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ pointer: "/severity" }],
    });
    await expect(clientOf("stranger", () => Promise.reject(new Error("cut"))).record([signal("a")])).rejects.toThrow(
      ConnectionError,
    );
  });

  it("gives exports as bundles or as files", async () => {
    const client = clientOf("admin");
    const incidentId = await server.openIncident(signal("exported"));
    const bundle = await client.execute("incidents.export.createEvidenceBundle", { incidentId });
    expect(bundle).toMatchObject({ file: null, bundle: expect.any(Object) });
    const zip = await client.execute("incidents.export.createEvidenceBundle", { incidentId, format: "zip" });
    const { file } = zip;
    expect(file).toMatchObject({ mediaType: "application/zip", name: expect.stringMatching(/\.zip$/) });
    expect(new TextDecoder().decode(file?.bytes.slice(0, 2))).toBe("PK");
    const evidence = await client.execute("incidents.query.getIncidentEvidence", { incidentId });
    expect(evidence).not.toHaveProperty("success");
  });
});

describe("lists", () => {
  const ORDERS = ["created_at", "severity"] as const;
  const everything = async (client: Client, sortBy: (typeof ORDERS)[number], limit: number) => {
    const seen: string[] = [];
    for await (const incident of client.items("incidents.query.listActiveIncidents", { sortBy, limit }))
      seen.push(incident.incidentId);
    return seen;
  };

  it.each(ORDERS)("by %s are read whole over their pages, and as they stood when reading began", async (sortBy) => {
    const client = clientOf("stranger");
    for (let made = 0; made < 5; made += 1) await client.record([{ triggerType: `list-${sortBy}-${made}` }]);
    const whole = await everything(client, sortBy, 100);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await everything(client, sortBy, 2)).toEqual(whole);
    const seen: string[] = [];
    for await (const { incidentId } of client.items("incidents.query.listActiveIncidents", { sortBy, limit: 2 })) {
      if (seen.length === 0) await client.record([{ triggerType: `list-${sortBy}-later` }]);
      seen.push(incidentId);
    }
    expect(seen).toEqual(whole);
  });

  it("by offset are read whole as well", async () => {
    const client = clientOf("stranger");
    const seen: string[] = [];
    for await (const { incidentId } of client.items("incidents.query.listPublicIncidents", {
      topic: "active",
      limit: 2,
    }))
      seen.push(incidentId);
    expect(seen.length).toBeGreaterThan(4);
    expect([...seen].sort()).toEqual((await everything(client, "created_at", 100)).sort());
  });
});

describe("what happens to a request on its way", () => {
  /** What becomes of an attempt: `refused` before the server, `cut` and `halved` after it acted. */
  const FATES = ["refused", "unreachable", "cut", "halved"] as const;

  function unlucky(fates: readonly (typeof FATES)[number][]): Fetch {
    const left = [...fates];
    return async (url, init) => {
      const fate = left.shift();
      if (fate === "refused") return new Response("busy", { status: 503 });
      if (fate === "unreachable") throw new TypeError("fetch failed");
      const response = await fetch(url, init);
      if (fate === undefined) return response;
      const text = await response.text();
      if (fate === "cut") throw new TypeError("terminated");
      return new Response(text.slice(0, text.length / 2), response);
    };
  }

  let made = 0;
  it("never lets a write act twice, or not at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...FATES), { maxLength: 5 }), async (fates) => {
        const incidentId = await server.openIncident({ triggerType: `unlucky-${made++}` });
        const note = "The provider reports an outage.";
        await clientOf("admin", unlucky(fates)).execute("incidents.write.addNote", { incidentId, note });
        const notes = [];
        for await (const entry of clientOf("admin").items("incidents.query.getIncidentTimeline", { incidentId }))
          if (JSON.stringify(entry).includes(note)) notes.push(entry);
        expect(notes).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
