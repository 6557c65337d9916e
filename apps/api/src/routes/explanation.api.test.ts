import { incidentEvidenceSchema, incidentExplanationSchema, incidentProofSchema } from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let preflight: ApiServer;
let production: ApiServer;
beforeAll(async () => {
  [preflight, production] = await Promise.all([
    startApiServer({ HOC_ENVIRONMENT: "preflight" }),
    startApiServer({ HOC_ENVIRONMENT: "production" }),
  ]);
});
afterAll(() => Promise.all([preflight.stop(), production.stop()]));

const PAGES = ["explain", "evidence", "proof"] as const;
const GUARDED = ["evidence", "proof"] as const;

let fresh = 0;

/** A trigger type that no other test uses. */
function trigger(): string {
  fresh += 1;
  return `test_${fresh}`;
}

/** A page of an incident, without its envelope where it has one. */
async function page(id: string, name: (typeof PAGES)[number], query = ""): Promise<Answer> {
  const answer = await preflight.send("viewer", `/v1/incidents/${id}/${name}${query}`);
  expect(answer.status).toBe(200);
  return name === "explain" ? answer : { ...answer, body: answer.body.data };
}

const resolve = (id: string, resolutionSummary: string) =>
  preflight.post("responder", `/v1/incidents/${id}/resolve`, { resolutionType: "fixed", resolutionSummary });

describe("GET /v1/incidents/{id}/explain", () => {
  it("200: says why the incident opened, why it is as severe, and what came, in words and as data", async () => {
    const triggerType = trigger();
    const signals = Array.from({ length: 10 }, (_, index) => ({
      triggerType,
      reference: `call-${index}`,
      fingerprint: "checkout",
      costMicros: 1_000,
      occurredAt: `2026-03-14T09:00:0${index}Z`,
      ...(index === 0 && { initialSeverity: "medium", triggerValue: "12%" }),
      ...(index === 4 && { signalId: "the-worst", initialSeverity: "high" }),
    }));
    const id = await preflight.openIncident(...signals);
    const { body } = await page(id, "explain");
    expect(incidentExplanationSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      incidentId: id,
      key: { version: "k1", tenantId: "acme", triggerType, fingerprintParts: { fingerprint: "checkout" } },
      opening: {
        reason: "first_of_key",
        openedAt: "2026-03-14T09:00:00.000000Z",
        signal: { kind: "call", reference: "call-0", triggerValue: "12%" },
        previous: null,
      },
      severity: {
        now: "high",
        byRules: "high",
        initial: { severity: "medium", triggerSeverity: "medium", statedSeverity: "medium" },
        escalations: [
          {
            fromSeverity: "medium",
            severity: "high",
            cause: "signal",
            signalId: "the-worst",
            signalCount: 5,
            costMicros: 5_000,
          },
        ],
        setByPeople: [],
      },
      signals: { signalCount: 10, callsAffected: 10, costMicros: 10_000, stored: { opened: 1, attached: 9, late: 0 } },
      rules: { windowSeconds: 300, severityThresholds: { high: 50 } },
    });
    expect(body.sentences).toEqual([
      `It opened at 2026-03-14 09:00:00 UTC, when a call (call-0) reported ${triggerType} (12%).`,
      "No incident of its key was known then, so it got its own.",
      `It gathers signals of ${triggerType} with the fingerprint “checkout”, as long as less than 5 min lie between them.`,
      "It is high, because one of its signals asked for it.",
      "It began as medium.",
      "At 2026-03-14 09:00:04 UTC it rose from medium to high with signal the-worst (5 signals, $0.005 so far): that signal asked for it.",
      "With 190 more signals it becomes critical.",
      "10 signals came from 2026-03-14 09:00:00 UTC to 2026-03-14 09:00:09 UTC; they affected 10 calls and cost $0.01.",
      "When nothing comes for 15 min, it is resolved by itself.",
    ]);
  });

  it("200: names the incident before, and how long it had been over", async () => {
    const triggerType = trigger();
    const at = (minute: number) => ({ triggerType, occurredAt: `2026-03-14T09:${minute}:00Z` });
    const first = await preflight.openIncident(at(10));
    const second = await preflight.openIncident(at(20));
    const { body } = await page(second, "explain");
    expect(body.opening).toMatchObject({
      reason: "after_gap",
      previous: { incidentId: first, resolutionType: "window_elapsed", silenceSeconds: 600, secondsSinceEnd: 300 },
    });
    expect(body.sentences[1]).toBe(
      `The earlier incident ${first} had been silent for 10 min, too long to be the same outage (the window is 5 min).`,
    );
  });

  it("200: tells what a person decided, and what has come since", async () => {
    const id = await preflight.openIncident({ triggerType: "failure_spike", fingerprint: trigger() });
    await preflight.post("responder", `/v1/incidents/${id}/severity`, { severity: "low", reason: "test traffic" });
    const { body } = await page(id, "explain");
    expect(body.severity).toMatchObject({
      now: "low",
      setByPeople: [{ by: "rita", fromSeverity: "high", severity: "low", reason: "test traffic" }],
    });
    expect(body.sentences).toContain("It is low, because rita set it so.");
    expect(body.sentences).toContain("With 10 more signals it becomes medium.");
  });

  it("200: explains what a person reported", async () => {
    const created = await preflight.post("responder", "/v1/incidents", { title: "It is slow", severity: "critical" });
    const id = created.body.incidentId ?? created.body.id;
    const { body } = await page(id, "explain");
    expect(body).toMatchObject({ key: { grouping: "manual" }, opening: { reason: "manual" } });
    expect(body.sentences[0]).toMatch(/because a person reported it\.$/);
    expect(body.sentences).toContain("It is critical, because the person who reported it set it so.");
  });
});

describe("GET /v1/incidents/{id}/evidence", () => {
  it("F-134: 200: shows the run, the policies, what belongs to the incident and how it was resolved before", async () => {
    const errorMessage = trigger();
    const violation = (reference: string, more: object = {}) => ({
      triggerType: "policy_violation",
      kind: "violation",
      reference,
      policyId: "no/pii",
      errorMessage,
      errorCode: "E_PII",
      ...more,
    });
    const runId = `run-${errorMessage}`;
    const before = await preflight.openIncident(
      violation("v1", { fingerprint: "before", occurredAt: "2026-03-14T09:00:00Z" }),
    );
    await resolve(before, "The filter was switched on.");
    const id = await preflight.openIncident(
      violation("v2", { runId, agentId: "writer", costMicros: 7 }),
      violation("v3"),
    );
    const sibling = await preflight.openIncident({ triggerType: trigger(), runId, agentId: "reader" });
    const { body } = await page(id, "evidence");
    expect(incidentEvidenceSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      incidentId: id,
      sourceRun: {
        runId,
        agentIds: ["reader", "writer"],
        signalCount: 2,
        errorCodes: [{ errorCode: "E_PII", count: 1 }],
        costMicros: 7,
      },
      policiesTriggered: [
        {
          policyId: "no/pii",
          policyRef: "/policy/active/no%2Fpii",
          violations: [
            { violationId: "v2", violationRef: "/policy/violations/v2" },
            { violationId: "v3", violationRef: "/policy/violations/v3" },
          ],
          signalCount: 2,
        },
      ],
      relatedIncidents: [
        { incidentId: sibling, relation: "same_run", tenantId: "acme" },
        { incidentId: before, relation: "recurrence", resolutionType: "fixed" },
      ],
      earlierResolutions: [
        {
          basedOnIncidentId: before,
          resolutionMethod: "manual",
          resolutionType: "fixed",
          resolutionSummary: "The filter was switched on.",
        },
      ],
      evidenceCount: 0,
    });
  });

  it("200: is empty where nothing is stored, not made up", async () => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    expect((await page(id, "evidence")).body).toMatchObject({
      sourceRun: null,
      policiesTriggered: [],
      relatedIncidents: [],
      recoverySuggestions: [],
      evidenceCount: 0,
    });
  });
});

describe("GET /v1/incidents/{id}/proof", () => {
  it("F-134: 200: shows the timeline with a verdict, the signals as stored and where traces are", async () => {
    const triggerType = trigger();
    const id = await preflight.openIncident(
      { triggerType, reference: "call-1", runId: "run-b" },
      { triggerType, reference: "call-2", runId: "run-a", details: { model: "m" } },
      { triggerType, reference: "call-3", runId: "run-b" },
    );
    await resolve(id, "Restarted.");
    const { body } = await page(id, "proof");
    expect(incidentProofSchema.parse(body)).toEqual(body);
    const { items } = (await preflight.send("viewer", `/v1/incidents/${id}/timeline`)).body;
    expect(body).toMatchObject({
      incidentId: id,
      integrity: {
        verificationStatus: "VERIFIED",
        entries: 2,
        head: items[1].leaf,
        firstBrokenSequenceNo: null,
      },
      aosTraces: [
        { runId: "run-b", signalCount: 2 },
        { runId: "run-a", signalCount: 1 },
      ],
      hasMoreLogs: false,
      timeline: items,
    });
    expect(body.rawLogs.map(({ reference }: { reference: string }) => reference)).toEqual([
      "call-1",
      "call-2",
      "call-3",
    ]);
    expect(body.rawLogs[1].details).toEqual({ model: "m" });
  });

  it("200: shows the first hundred signals, and says that there are more", async () => {
    const triggerType = trigger();
    const signals = Array.from({ length: 101 }, (_, index) => ({ triggerType, reference: `call-${index}` }));
    const { body } = await page(await preflight.openIncident(...signals), "proof");
    expect([body.rawLogs.length, body.hasMoreLogs]).toEqual([100, true]);
  });
});

describe("the envelope", () => {
  it.each(GUARDED)("is around %s, with the time of the answer and the id of the request", async (name) => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    const asked = new Date().toISOString();
    const { body, headers } = await preflight.send("viewer", `/v1/incidents/${id}/${name}`, {
      headers: { "x-request-id": "caller-7" },
    });
    expect(Object.keys(body)).toEqual(["success", "data", "meta"]);
    expect(body).toMatchObject({ success: true, data: { incidentId: id }, meta: { requestId: "caller-7" } });
    expect(headers.get("x-request-id")).toBe("caller-7");
    expect(body.meta.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(body.meta.timestamp >= asked.replace("Z", "000Z")).toBe(true);
    const own = await preflight.send("viewer", `/v1/incidents/${id}/${name}`);
    expect(own.body.meta.requestId).toMatch(/^req-[0-9a-f]{12}$/);
  });

  it("is not around the explanation", async () => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    expect((await page(id, "explain")).body).not.toHaveProperty("success");
  });
});

describe("outside preflight", () => {
  it.each(GUARDED)(
    "F-133: %s is closed with 403, whoever asks and whether or not there is an incident",
    async (name) => {
      const id = await production.openIncident({ triggerType: trigger() });
      for (const path of [`/v1/incidents/${id}/${name}`, `/v1/incidents/inc_none/${name}?unknown=1`]) {
        const { status, body } = await production.send("admin", path);
        expect([status, body.code]).toEqual([403, "preflight_only"]);
      }
    },
  );

  it.each(GUARDED)("%s asks who is there before it says that it is closed", async (name) => {
    for (const server of [preflight, production]) {
      const response = await fetch(`${server.url}/v1/incidents/inc_1/${name}`);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, "not_authenticated"]);
    }
  });

  it("the explanation is open", async () => {
    const id = await production.openIncident({ triggerType: trigger() });
    expect((await production.send("viewer", `/v1/incidents/${id}/explain`)).status).toBe(200);
  });
});

describe.each(PAGES)("%s", (name) => {
  it("200: is the same to the byte with its asOf, whatever was recorded since", async () => {
    const triggerType = trigger();
    const kind = { triggerType, kind: "violation", policyId: "p", runId: `run-${triggerType}`, costMicros: 1 };
    const before = await preflight.openIncident({ ...kind, occurredAt: "2026-03-14T09:00:00Z" });
    const id = await preflight.openIncident(...Array.from({ length: 9 }, () => kind));
    const { body } = await page(id, name);
    await preflight.openIncident(kind, { ...kind, initialSeverity: "critical" });
    await preflight.post("responder", `/v1/incidents/${id}/severity`, { severity: "low", reason: "r" });
    await resolve(id, "s");
    await preflight.post("responder", `/v1/incidents/${before}/reopen`, { reason: "again" });
    await preflight.openIncident({ triggerType: trigger(), runId: kind.runId });
    const again = await page(id, name, `?asOf=${body.asOf}`);
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(body));
    expect(again.body.dataVersion).toBeLessThan((await page(id, name)).body.dataVersion);
  });

  it("404: an incident of another tenant is as if it were not there", async () => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    const headers = { "x-request-id": "same" };
    const foreign = await preflight.send("stranger", `/v1/incidents/${id}/${name}`, { headers });
    const absent = await preflight.send("stranger", `/v1/incidents/inc_none/${name}`, { headers });
    expect([foreign.status, foreign.body.code]).toEqual([404, "incident_not_found"]);
    expect(JSON.stringify(foreign.body).replaceAll(id, "inc_none")).toBe(JSON.stringify(absent.body));
  });

  it("404: an incident is not there before it opened", async () => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    const path = `/v1/incidents/${id}/${name}?asOf=2026-01-01T00:00:00Z`;
    expect((await preflight.send("viewer", path)).body).toMatchObject({ status: 404, code: "incident_not_found" });
  });

  it("400 and 403: refuses a future asOf, a parameter it does not know, and who may not read", async () => {
    const id = await preflight.openIncident({ triggerType: trigger() });
    const ask = (query: string) => preflight.send("viewer", `/v1/incidents/${id}/${name}?${query}`);
    expect((await ask("asOf=2199-01-01T00:00:00Z")).body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/asOf" }],
    });
    expect((await ask("limit=1")).body).toMatchObject({ status: 400, errors: [{ pointer: "/limit" }] });
    const { body } = await preflight.send("collector", `/v1/incidents/${id}/${name}`);
    expect(body).toMatchObject({ status: 403, code: "permission_denied" });
  });
});

it("describes the envelope and the guard in OpenAPI", async () => {
  const { body } = await preflight.send("viewer", "/v1/openapi.json");
  for (const [name, schema] of [
    ["evidence", "IncidentEvidence"],
    ["proof", "IncidentProof"],
  ]) {
    const { description, responses } = body.paths[`/v1/incidents/{incidentId}/${name}`].get;
    expect(description).toContain("preflight_only");
    expect(responses["200"].content["application/json"].schema).toEqual({
      type: "object",
      properties: {
        success: { type: "boolean", const: true },
        data: { $ref: `#/components/schemas/${schema}` },
        meta: { $ref: "#/components/schemas/EnvelopeMeta" },
      },
      required: ["success", "data", "meta"],
      additionalProperties: false,
    });
  }
  const { get } = body.paths["/v1/incidents/{incidentId}/explain"];
  expect(get).not.toHaveProperty("description");
});
