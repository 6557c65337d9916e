import { incidentDetailResponseSchema, incidentEvidenceSchema, storedEvidenceSchema } from "@hoc/incident-schemas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_ENVIRONMENT: "preflight" });
});
afterAll(() => server.stop());

const NO_ADVICE = {
  recommendedAction: null,
  mayExecuteUnattended: false,
  confidence: 0,
  explanation: "No rule matched.",
};

/** A failure whose error code no rule is about. */
const failure = (errorCode: string) => ({ triggerType: errorCode, errorCode });

const add = (id: string, evidence: object): Promise<Answer> =>
  server.post("responder", `/v1/incidents/${id}/evidence`, evidence);
const recovered = (id: string, recoverySucceeded: boolean) =>
  add(id, { evidenceType: "action", summary: "Switched.", recoveryAction: "fallback_model", recoverySucceeded });

async function detail(id: string, query = "") {
  const { body } = await server.send("viewer", `/v1/incidents/${id}${query}`);
  expect(incidentDetailResponseSchema.parse(body)).toEqual(body);
  return body;
}

async function evidenceOf(id: string, query = "") {
  const { body } = await server.send("viewer", `/v1/incidents/${id}/evidence${query}`);
  expect(incidentEvidenceSchema.parse(body.data)).toEqual(body.data);
  return body.data;
}

/** An incident that is over, and the next one of the same problem. */
async function twice(errorCode: string): Promise<[before: string, id: string]> {
  const before = await server.openIncident({
    ...failure(errorCode),
    fingerprint: "before",
    occurredAt: "2026-03-14T09:00:00Z",
  });
  await server.post("responder", `/v1/incidents/${before}/resolve`, {
    resolutionType: "fixed",
    resolutionSummary: "The provider is back.",
  });
  return [before, await server.openIncident(failure(errorCode))];
}

describe("POST /v1/incidents/{id}/evidence", () => {
  it("200: stores what was found out, also about what is over, and tells the timeline, which stays whole", async () => {
    const [id] = await twice("E_STORED");
    expect((await detail(id)).status).toBe("RESOLVED");
    const found = await add(id, { evidenceType: "metric", summary: "Full.", payload: { used: 0.99, disk: "a" } });
    expect(found.status).toBe(200);
    expect(storedEvidenceSchema.parse(found.body)).toEqual(found.body);
    expect(found.body).toMatchObject({
      incidentId: id,
      evidenceType: "metric",
      recoveryExecuted: false,
      payload: { used: 0.99, disk: "a", summary: "Full." },
    });
    const before = (await detail(id)).asOf;
    const { body: done } = await recovered(id, false);
    expect(await evidenceOf(id)).toMatchObject({ evidence: [found.body, done], evidenceCount: 2 });
    expect(await evidenceOf(id, `?asOf=${before}`)).toMatchObject({ evidence: [found.body], evidenceCount: 1 });
    const { integrity, timeline } = (await server.send("viewer", `/v1/incidents/${id}/proof`)).body.data;
    expect(integrity).toMatchObject({ verificationStatus: "VERIFIED" });
    expect(timeline.at(-1)).toMatchObject({
      eventType: "evidence_captured",
      data: { evidenceId: done.evidenceId, evidenceType: "action", recoveryExecuted: true },
    });
  });

  it("404: answers a stranger as for an incident that is not there, and stores nothing", async () => {
    const id = await server.openIncident({ triggerType: "strange" });
    const evidence = { evidenceType: "log", summary: "Seen." };
    for (const [holder, incidentId] of [
      ["stranger", id],
      ["responder", "inc_9"],
    ] as const)
      expect(await server.post(holder, `/v1/incidents/${incidentId}/evidence`, evidence)).toMatchObject({
        status: 404,
        body: { code: "incident_not_found" },
      });
    expect(await evidenceOf(id)).toMatchObject({ evidence: [], evidenceCount: 0 });
  });

  it("422: refuses evidence of the future, and stores nothing", async () => {
    const id = await server.openIncident({ triggerType: "early" });
    const answer = await add(id, { evidenceType: "log", summary: "Seen.", at: "2098-01-01T00:00:00Z" });
    expect(answer).toMatchObject({ status: 422, body: { code: "evidence_in_future" } });
    expect(await evidenceOf(id)).toMatchObject({ evidence: [] });
  });
});

describe("what the recovery rules advise about an incident", () => {
  it("F-134: goes by what helped against earlier incidents of the same problem, and by what was known then", async () => {
    const [before, id] = await twice("E_HELPED");
    expect(before).not.toBe(id);
    expect((await detail(id)).recovery).toMatchObject(NO_ADVICE);
    for (const succeeded of [true, true]) await recovered(before, succeeded);
    const { asOf, recovery } = await detail(id);
    expect(recovery).toMatchObject(NO_ADVICE);
    await recovered(before, true);
    const advice = { recommendedAction: "fallback_model", mayExecuteUnattended: true, confidence: 1 };
    expect((await detail(id)).recovery).toMatchObject(advice);
    expect((await detail(id, `?asOf=${asOf}`)).recovery).toMatchObject(NO_ADVICE);
    expect(await evidenceOf(id)).toMatchObject({
      recoverySuggestions: [{ ruleId: "historical_success", action: "fallback_model", score: 1.2 }],
      earlierResolutions: [{ basedOnIncidentId: before, resolutionSummary: "The provider is back." }],
    });
    expect((await detail(before)).recovery).toMatchObject(NO_ADVICE);
  });

  it("F-130: goes by its error code, word by word", async () => {
    const adviceFor = async (errorCode: string) => {
      const id = await server.openIncident({ triggerType: "worded", errorCode, fingerprint: errorCode });
      return (await detail(id)).recovery;
    };
    expect(await adviceFor("HTTP_503")).toMatchObject({
      errorCategory: "TRANSIENT",
      recoveryMode: "RETRY_EXPONENTIAL",
      recommendedAction: "circuit_breaker",
      confidence: 0.8,
    });
    expect(await adviceFor("ORDER_5001")).toMatchObject({ ...NO_ADVICE, errorCategory: "PERMANENT" });
  });
});

it("F-134: names the trace of a run that was reported, and what was reported of it", async () => {
  const run = { runId: "traced", agentId: "bot", traceId: "trace-of-it", status: "failed", errorCode: "STEP_FAILURE" };
  const { body } = await server.post("collector", "/v1/runs", run);
  const { incidentId } = body.signal;
  const unreported = { triggerType: "run_failure", kind: "run", reference: "unreported", fingerprint: "x" };
  const other = await server.openIncident(unreported);
  const tracesOf = async (id: string) => (await server.send("viewer", `/v1/incidents/${id}/proof`)).body.data.aosTraces;
  expect(await tracesOf(incidentId)).toEqual([{ runId: "traced", traceId: "trace-of-it", signalCount: 1 }]);
  expect(await tracesOf(other)).toEqual([{ runId: "unreported", traceId: null, signalCount: 1 }]);
  expect((await evidenceOf(incidentId)).sourceRun).toMatchObject({
    run: { runId: "traced", traceId: "trace-of-it", outcome: "FAILURE", errorCode: "STEP_FAILURE" },
  });
  expect((await evidenceOf(other)).sourceRun).toMatchObject({ runId: "unreported", run: null });
});
