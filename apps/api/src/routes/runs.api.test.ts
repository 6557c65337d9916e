import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

let fresh = 0;
const newRun = () => {
  fresh += 1;
  return `run ${fresh}/ä`;
};
const at = (runId: string, below = "") => `/v1/runs/${encodeURIComponent(runId)}${below}`;
const report = (body: object, headers?: Record<string, string>): Promise<Answer> =>
  server.post("collector", "/v1/runs", { agentId: "bot", ...body }, headers);
const end = (runId: string, body: object): Promise<Answer> =>
  server.send("collector", at(runId), { method: "PATCH", body: body });
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe("POST /v1/runs", () => {
  it("201: stores a run under way and says where it is", async () => {
    const runId = newRun();
    const { status, headers, body } = await report({ runId, goal: "Book a flight" });
    expect({ status, signal: body.signal, recorded: body.recorded }).toEqual({
      status: 201,
      signal: null,
      recorded: true,
    });
    expect(body.run).toMatchObject({ runId, status: "running", outcome: null, incidentCount: 0 });
    expect(await server.send("viewer", String(headers.get("location")))).toMatchObject({
      status: 200,
      body: { runId, goal: "Book a flight" },
    });
  });

  it("201: a run that is over and failed raises a signal", async () => {
    const runId = newRun();
    const { body } = await report({ runId, status: "failed", errorMessage: "step 3: AGENT_CRASH in tool" });
    expect(body.run).toMatchObject({
      outcome: "FAILURE",
      severity: "critical",
      errorCode: "AGENT_CRASH",
      incidentCount: 1,
    });
    const { body: incident } = await server.send("viewer", `/v1/incidents/${body.signal.incidentId}`);
    expect(incident).toMatchObject({
      triggerType: "run_failure",
      severity: "critical",
      category: "EXECUTION_FAILURE",
      llmRunId: expect.any(String),
      causeType: "LLM_RUN",
    });
  });

  it("201: said again it is the stored one; in other words 409 run_conflict", async () => {
    const run = { runId: newRun(), startedAt: "2026-03-14T12:00:00Z" };
    await report(run);
    expect(await report(run)).toMatchObject({ status: 201, body: { recorded: false } });
    expect(await report({ ...run, goal: "Another" })).toMatchObject({ status: 409, body: { code: "run_conflict" } });
  });

  it("409: a signal that somebody sent ahead, and no incident has, does not silence a run that fails", async () => {
    const runId = newRun();
    const failed = { runId, agentId: "bot", status: "failed" };
    const { body } = await server.post("stranger", "/v1/runs", failed);
    const { signalId } = body.signal;
    const clear = { signalId, triggerType: "run_failure", kind: "run", reference: runId, state: "resolved" };
    const { body: sent } = await server.post("collector", "/v1/signals", { signals: [clear] });
    expect(sent.results).toMatchObject([{ signalId, incidentId: null }]);
    expect(await report(failed)).toMatchObject({
      status: 409,
      body: { code: "signal_conflict", detail: expect.stringContaining(signalId) },
    });
    expect(await server.send("viewer", at(runId))).toMatchObject({ status: 404, body: { code: "run_not_found" } });
  });

  it("400: names what is wrong", async () => {
    expect(pointers(await report({ attempt: 0, status: "not a word", colour: 1, costMicros: 0.5 })).sort()).toEqual([
      "/attempt",
      "/colour",
      "/costMicros",
      "/status",
    ]);
  });

  it.each([".", ".."])("400: the id %s stands in no path", async (runId) => {
    expect(pointers(await report({ runId }))).toEqual(["/runId"]);
  });

  it("403: is not for readers", async () => {
    expect(await server.post("responder", "/v1/runs", { agentId: "bot" })).toMatchObject({ status: 403 });
  });

  it("400: a run does not end before it starts", async () => {
    const body = { startedAt: "2026-03-14T11:00:00Z", completedAt: "2026-03-14T10:59:59Z", status: "failed" };
    expect(pointers(await report(body))).toEqual(["/completedAt"]);
  });
});

describe("PATCH /v1/runs/{runId}", () => {
  it("200: a run that did its work raises nothing", async () => {
    const runId = newRun();
    await report({ runId });
    expect(await end(runId, { status: "Succeeded" })).toMatchObject({
      status: 200,
      body: {
        signal: null,
        recorded: true,
        run: { outcome: "SUCCESS", severity: "none", category: "EXECUTION_SUCCESS", incidentCount: 0 },
      },
    });
  });

  it("409: an outcome does not change; said again it is the same", async () => {
    const runId = newRun();
    await report({ runId, startedAt: "2026-03-14T11:00:00Z" });
    const failed = { status: "failed", errorCode: "STEP_FAILURE", completedAt: "2026-03-14T12:00:00Z" };
    const { body: first } = await end(runId, failed);
    const again = await end(runId, failed);
    expect(again).toMatchObject({ status: 200, body: { recorded: false, run: first.run } });
    expect(again.body.signal).toMatchObject({ outcome: "duplicate", incidentId: first.signal.incidentId });
    expect(await end(runId, { status: "succeeded" })).toMatchObject({ status: 409, body: { code: "run_finished" } });
  });

  it("404: a run that nobody reported, and a foreign one, are not found", async () => {
    const runId = newRun();
    await report({ runId });
    expect(await end("nobody's", { status: "failed" })).toMatchObject({ status: 404, body: { code: "run_not_found" } });
    expect(await server.send("stranger", at(runId), { method: "PATCH", body: { status: "failed" } })).toMatchObject({
      status: 404,
      body: { code: "run_not_found" },
    });
  });

  it("takes an end before the start, which another process told by another clock", async () => {
    const runId = newRun();
    await report({ runId, startedAt: "2026-03-14T11:00:00Z" });
    expect(await end(runId, { status: "failed", completedAt: "2026-03-14T10:59:59Z" })).toMatchObject({
      status: 200,
      body: { run: { status: "failed", completedAt: "2026-03-14T10:59:59.000000Z" } },
    });
  });

  it("400: a run under way is no outcome", async () => {
    const runId = newRun();
    await report({ runId });
    expect(pointers(await end(runId, { status: "running" }))).toEqual(["/status"]);
  });

  it("405: PUT is told what is allowed", async () => {
    const { status, headers } = await server.send("collector", at(newRun()), { method: "PUT", body: {} });
    expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, PATCH"]);
  });
});

describe("/v1/runs/{runId}/steps and /trace", () => {
  it("keep steps in their order, once each, whole or not at all", async () => {
    const runId = newRun();
    await report({ runId });
    const step = (stepIndex: number, more = {}) => ({
      stepIndex,
      skillName: "search",
      status: "success",
      tokens: 5,
      durationMs: 7,
      costMicros: 11,
      occurredAt: "2026-03-14T12:00:00Z",
      ...more,
    });
    const append = (...steps: object[]) => server.post("collector", at(runId, "/steps"), { steps });
    expect(await append(step(2), step(0))).toMatchObject({ status: 200, body: { recorded: 2, duplicates: 0 } });
    expect(await append(step(0), step(1))).toMatchObject({ body: { recorded: 1, duplicates: 1 } });
    expect(await append(step(3), step(1, { status: "failure" }))).toMatchObject({
      status: 409,
      body: { code: "step_conflict" },
    });
    const { body } = await server.send("viewer", at(runId, "/trace?limit=2"));
    expect(body.items.map(({ stepIndex }: { stepIndex: number }) => stepIndex)).toEqual([0, 1]);
    expect(body.trace).toMatchObject({
      runId,
      steps: 3,
      tokens: 15,
      costMicros: 33,
      durationMs: 21,
      status: "running",
    });
    const next = await server.send("viewer", at(runId, `/trace?limit=2&cursor=${body.nextCursor}`));
    expect(next.body).toMatchObject({ items: [{ stepIndex: 2, stepType: "search" }], hasMore: false });
    const parts = JSON.parse(Buffer.from(body.nextCursor, "base64url").toString());
    expect(parts.at(-2)).toBe("1");
    const far = Buffer.from(JSON.stringify(parts.with(-2, "2147483648"))).toString("base64url");
    expect(await server.send("viewer", at(runId, `/trace?limit=2&cursor=${far}`))).toMatchObject({
      status: 400,
      body: { code: "invalid_cursor" },
    });
  });

  it("count the tokens that stand in what a step gave", async () => {
    const runId = newRun();
    await report({ runId });
    const step = { skillName: "ask", status: "success" };
    const steps = [
      { ...step, stepIndex: 0, outcomeData: { tokens: 812 } },
      { ...step, stepIndex: 1, tokens: 8, outcomeData: { tokens: 1 } },
    ];
    await server.post("collector", at(runId, "/steps"), { steps });
    const { body } = await server.send("viewer", at(runId, "/trace"));
    expect(body).toMatchObject({
      trace: { tokens: 820, tokensKnown: true },
      items: [{ tokens: 812, outcomeData: { tokens: 812 } }, { tokens: 8 }],
    });
  });
});

describe("/v1/runs/{runId}/llm-failure", () => {
  const failure = { failureType: "timeout", errorCode: "DEADLINE", errorMessage: "no answer", model: "m" };
  const fail = (runId: string, body: object = failure) => server.post("collector", at(runId, "/llm-failure"), body);

  it("200: stores fact and evidence, marks the run, raises a signal", async () => {
    const runId = newRun();
    await report({ runId });
    const { status, body } = await fail(runId);
    expect({ status, marked: body.runMarkedFailed, recorded: body.recorded }).toEqual({
      status: 200,
      marked: true,
      recorded: true,
    });
    expect((await server.send("viewer", at(runId))).body).toMatchObject({
      outcome: "FAILURE",
      errorMessage: "DEADLINE: no answer",
      incidentCount: 1,
    });
    const { body: stored } = await server.send("viewer", at(runId, "/llm-failure"));
    expect(stored).toMatchObject({
      failureId: body.failureId,
      evidence: [{ evidenceId: body.evidenceId, evidenceType: "llm_failure_capture", contentHash: body.contentHash }],
    });
    expect(await fail(runId)).toMatchObject({ status: 200, body: { recorded: false, failureId: body.failureId } });
    expect(await end(runId, { status: "failed", errorMessage: "The model did not answer." })).toMatchObject({
      status: 200,
      body: { recorded: false, run: { errorMessage: "DEADLINE: no answer" }, signal: { outcome: "duplicate" } },
    });
    expect(await end(runId, { status: "succeeded" })).toMatchObject({ status: 409, body: { code: "run_finished" } });
  });

  it("409: what is told of the end of such a run belongs to the failure, which takes it", async () => {
    const runId = newRun();
    await report({ runId });
    const told = { inputTokens: 10, outputTokens: 0, costMicros: 30, terminationReason: "timeout", stoppedAtStep: 2 };
    expect(await fail(runId, { ...failure, ...told })).toMatchObject({ status: 200 });
    expect((await server.send("viewer", at(runId))).body).toMatchObject({ errorCode: "DEADLINE", ...told });
    expect(await fail(runId)).toMatchObject({ status: 409, body: { code: "llm_failure_conflict" } });
    expect(await end(runId, { status: "failed", ...told })).toMatchObject({ status: 200, body: { recorded: false } });
    const lost = await end(runId, { status: "failed", ...told, costMicros: 31 });
    expect(lost).toMatchObject({ status: 409, body: { code: "run_finished" } });
    expect(pointers(lost)).toEqual(["/costMicros"]);
  });

  it("F-082: 404 without the run, 409 when it is over", async () => {
    expect(await fail("nobody's")).toMatchObject({ status: 404, body: { code: "run_not_found" } });
    const runId = newRun();
    await report({ runId, status: "succeeded" });
    expect(await fail(runId)).toMatchObject({ status: 409, body: { code: "run_finished" } });
    expect(await server.send("viewer", at(runId, "/llm-failure"))).toMatchObject({
      status: 404,
      body: { code: "llm_failure_not_found" },
    });
  });
});

describe("GET /v1/runs", () => {
  it("lists runs, recorded last first, narrowed and page by page", async () => {
    const agentId = "lister";
    for (const status of ["failed", "succeeded", "failed"]) await report({ runId: newRun(), agentId, status });
    const { body } = await server.send("viewer", `/v1/runs?agentId=${agentId}&outcome=FAILURE&limit=1`);
    expect(body).toMatchObject({ items: [{ agentId, outcome: "FAILURE" }], hasMore: true });
    const next = await server.send(
      "viewer",
      `/v1/runs?agentId=${agentId}&outcome=FAILURE&limit=1&cursor=${body.nextCursor}`,
    );
    expect(next.body).toMatchObject({ items: [{ agentId }], hasMore: false });
    expect(next.body.items[0].sequence).toBeLessThan(body.items[0].sequence);
    expect(await server.send("viewer", `/v1/runs?agentId=${agentId}&limit=1&cursor=${body.nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: "invalid_cursor" },
    });
  });
});
