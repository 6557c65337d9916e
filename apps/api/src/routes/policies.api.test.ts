import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.stop());

let fresh = 0;
const newId = (what: string) => {
  fresh += 1;
  return `${what}-${fresh}`;
};
const makeRule = (rule: object = {}): Promise<Answer> =>
  server.post("responder", "/v1/policies/rules", { name: "No personal data", ...rule });
const violate = (violation: object): Promise<Answer> =>
  server.post("collector", "/v1/policies/violations", {
    policyType: "PII",
    violatedRule: "PII_SSN",
    reason: "The answer held a number.",
    evidence: { digest: "abc" },
    ...violation,
  });
const read = async (path: string) => (await server.send("viewer", path)).body;
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe("a policy that fifty runs break", () => {
  it("is one incident with fifty facts, each with its evidence and true; a rule prevents the next ones", async () => {
    const policyId = newId("pii");
    await makeRule({ policyId });
    const facts: Answer["body"][] = [];
    for (let index = 0; index < 50; index += 1)
      facts.push((await violate({ policyId, runId: `${policyId}/${index}`, severity: "high" })).body);
    const [{ incidentId }] = facts;
    expect(new Set(facts.map((fact) => fact.incidentId)).size).toBe(1);
    expect(await read(`/v1/incidents/${incidentId}`)).toMatchObject({
      signalCount: 50,
      triggerType: "policy_violation",
      category: "POLICY_VIOLATION",
      sourceType: "policy",
      policyId,
    });

    const { body: violations } = await server.send(
      "viewer",
      `/v1/policies/violations?incidentId=${incidentId}&limit=100`,
    );
    expect(violations.items).toHaveLength(50);
    expect(violations.items[0]).toMatchObject({ incidentId, evidence: { digest: "abc" }, preventionId: null });
    for (const { violationId } of [violations.items[0], violations.items[49]])
      expect(await read(`/v1/policies/violations/${violationId}/truth`)).toMatchObject({
        passed: true,
        disposition: "incident",
        incidentId,
        criteria: Array.from({ length: 7 }, () => ({ result: "met" })),
      });

    await makeRule({
      policyId: `${policyId}-known`,
      suppression: { errorCodes: ["PII_SSN"], categories: ["POLICY_VIOLATION"] },
      sourceIncidentId: incidentId,
    });
    const { body: prevented } = await violate({ policyId, runId: `${policyId}/50`, severity: "high" });
    expect(prevented).toMatchObject({
      recorded: true,
      incidentId: null,
      preventionId: expect.stringMatching(/^prev_[0-9a-f]{16}$/),
      signal: { outcome: "suppressed" },
    });
    expect(await read(`/v1/policies/preventions?policyId=${policyId}-known`)).toMatchObject({
      items: [
        { preventionId: prevented.preventionId, originalIncidentId: incidentId, violationId: prevented.violationId },
      ],
    });
    expect(await read(`/v1/policies/violations/${prevented.violationId}/truth`)).toMatchObject({
      passed: true,
      disposition: "prevented",
    });
    expect(await read(`/v1/incidents/${incidentId}`)).toMatchObject({ signalCount: 50 });
    await server.post("responder", `/v1/policies/rules/${policyId}-known/retire`, { reason: "Mended." });
    expect(await violate({ policyId, runId: `${policyId}/50`, severity: "high" })).toMatchObject({
      status: 201,
      body: { recorded: false, incidentId: null, preventionId: prevented.preventionId },
    });
  });
});

describe("POST /v1/policies/violations", () => {
  it("F-090: 422 without an enabled rule, and nothing is stored", async () => {
    const violation = { policyId: newId("none"), runId: newId("run") };
    expect(await violate(violation)).toMatchObject({ status: 422, body: { code: "policy_disabled" } });
    const disabled = newId("off");
    await makeRule({ policyId: disabled, enforcementMode: "DISABLED" });
    expect(await violate({ policyId: disabled, runId: newId("run") })).toMatchObject({ status: 422 });
    expect((await read(`/v1/policies/violations?runId=${violation.runId}`)).items).toEqual([]);
  });

  it("F-091: 400 without evidence", async () => {
    expect(pointers(await violate({ policyId: "p", runId: "r", evidence: {} }))).toEqual(["/evidence"]);
  });

  it("F-097: 404 for another tenant", async () => {
    const policyId = newId("pii");
    await makeRule({ policyId });
    const { body } = await violate({ policyId, runId: newId("run") });
    for (const below of ["", "/truth"])
      expect(await server.send("stranger", `/v1/policies/violations/${body.violationId}${below}`)).toMatchObject({
        status: 404,
        body: { code: "violation_not_found" },
      });
  });

  it("201: a fact whose signal was sent before it gets that signal's incident, and the check says so", async () => {
    const policyId = newId("pii");
    await makeRule({ policyId });
    const violationId = newId("vio");
    const signal = { kind: "violation", reference: violationId, triggerType: "policy_violation" };
    const { body: sent } = await server.post("collector", "/v1/signals", { signals: [signal] });
    const [{ incidentId }] = sent.results;
    const violation = { policyId, violationId, runId: newId("run") };
    expect(await violate(violation)).toMatchObject({
      status: 201,
      body: { recorded: true, incidentId, signal: { outcome: "duplicate", incidentId } },
    });
    expect(await violate(violation)).toMatchObject({ body: { recorded: false, incidentId } });
    const { passed, criteria } = await read(`/v1/policies/violations/${violationId}/truth`);
    const broken = criteria.filter(({ result }: { result: string }) => result === "not_met");
    expect(passed).toBe(false);
    expect(broken).toMatchObject([{ criterion: "ac5_evidence_before_incident" }]);
  });

  it("409: one fact has one set of words", async () => {
    const policyId = newId("pii");
    await makeRule({ policyId });
    const violation = { policyId, runId: newId("run") };
    await violate(violation);
    expect(await violate({ ...violation, reason: "Another." })).toMatchObject({
      status: 409,
      body: { code: "violation_conflict" },
    });
  });
});

describe("/v1/policies/rules", () => {
  it("201, then 200: a rule is made once and taken back once", async () => {
    const policyId = newId("rule");
    const { status, headers } = await makeRule({ policyId });
    expect([status, headers.get("location")]).toEqual([201, `/v1/policies/rules/${policyId}`]);
    expect(await makeRule({ policyId })).toMatchObject({ status: 201, body: { recorded: false } });
    expect(await makeRule({ policyId, name: "Another" })).toMatchObject({
      status: 409,
      body: { code: "policy_rule_conflict" },
    });
    const retire = () => server.post("responder", `/v1/policies/rules/${policyId}/retire`, { reason: "Old." });
    expect(await retire()).toMatchObject({ status: 200, body: { status: "RETIRED", recorded: true } });
    expect(await retire()).toMatchObject({ status: 200, body: { status: "RETIRED", recorded: false } });
    expect(await makeRule({ policyId })).toMatchObject({ status: 409, body: { code: "policy_rule_conflict" } });
    expect((await read("/v1/policies/rules?status=RETIRED")).items[0]).toMatchObject({ policyId });
  });

  it("400: names what is wrong with a suppression", async () => {
    expect(pointers(await makeRule({ suppression: { maxSeverity: "severe" } })).length).toBeGreaterThan(0);
    expect(pointers(await makeRule({ suppression: {} }))).toEqual(["/suppression"]);
    expect(pointers(await makeRule({ scope: "AGENT" }))).toEqual(["/scopeId"]);
    const isOver = { errorCodes: ["PII_SSN"], expiresAt: "2020-01-01T00:00:00Z" };
    expect(pointers(await makeRule({ suppression: isOver }))).toEqual(["/suppression/expiresAt"]);
  });

  it.each([".", ".."])("400: takes no id %s, which no path can hold", async (id) => {
    expect(pointers(await makeRule({ policyId: id }))).toEqual(["/policyId"]);
    expect(pointers(await violate({ policyId: "p", runId: "r", violationId: id }))).toEqual(["/violationId"]);
  });

  it("404: names a proposal only when it is there", async () => {
    expect(await makeRule({ sourceProposalId: "prop_unknown" })).toMatchObject({
      status: 404,
      body: { code: "proposal_not_found" },
    });
  });

  it("403: is not for programs that send signals", async () => {
    expect(await server.post("collector", "/v1/policies/rules", { name: "x" })).toMatchObject({ status: 403 });
  });
});

describe("evaluations, proposals, costs, recovery and evidence", () => {
  it("an evaluation is stored once per run", async () => {
    const runId = newId("run");
    const evaluate = (body: object) => server.post("collector", "/v1/policies/evaluations", { runId, ...body });
    expect(await evaluate({ runStatus: "halted" })).toMatchObject({
      status: 201,
      body: { outcome: "advisory", recorded: true },
    });
    expect(await evaluate({ outcome: "no_violation" })).toMatchObject({
      body: { outcome: "advisory", recorded: false },
    });
    expect(await read(`/v1/runs/${runId}/evaluation`)).toMatchObject({ outcome: "advisory", confidence: null });
    expect(await server.send("viewer", "/v1/runs/nobody/evaluation")).toMatchObject({
      status: 404,
      body: { code: "evaluation_not_found" },
    });
  });

  it("F-026: a grave failure drafts one policy, which later incidents join", async () => {
    const run = { agentId: "bot", status: "failed", errorCode: "BUDGET_EXCEEDED_BY_FAR" };
    await server.post("collector", "/v1/runs", { ...run, errorCode: "EXECUTION_TIMEOUT" });
    await server.post("collector", "/v1/runs", { ...run, errorCode: "EXECUTION_TIMEOUT", fingerprint: "another" });
    const { items } = await read("/v1/policies/proposals");
    expect(items).toMatchObject([{ proposalType: "timeout_policy", status: "draft", errorCode: "EXECUTION_TIMEOUT" }]);
    expect(items[0].triggeringIncidentIds).toHaveLength(2);
  });

  it("F-127: the same cost anomaly counts once a day", async () => {
    const anomaly = {
      anomalyId: newId("anomaly"),
      anomalyType: "ABSOLUTE_SPIKE",
      severity: "CRITICAL",
      currentValueMicros: 30_000_000,
      expectedValueMicros: 10_000_000,
      observedAt: "2026-03-14T10:00:00Z",
    };
    const tell = (body: object) => server.post("collector", "/v1/costs/anomalies", body);
    const { body: first } = await tell(anomaly);
    expect(first).toMatchObject({ recorded: true, notRaised: null, signal: { outcome: "opened" } });
    expect(await tell({ ...anomaly, observedAt: "2026-03-14T23:00:00Z" })).toMatchObject({ body: { recorded: false } });
    expect(await tell({ ...anomaly, anomalyId: newId("anomaly"), severity: "MEDIUM" })).toMatchObject({
      body: { recorded: true, notRaised: "severity", signal: null },
    });
    expect(await read(`/v1/incidents/${first.signal.incidentId}`)).toMatchObject({
      triggerType: "cost_spike",
      category: "COST_ANOMALY",
      severity: "critical",
      costMicros: 20_000_000,
    });
  });

  it("F-127: a cost anomaly that gets worse, or sure, raises anew, and its incident costs no more than the overage", async () => {
    const told = { anomalyId: newId("anomaly"), anomalyType: "USER_SPIKE", entityType: "user", entityId: "u-1" };
    const values = { currentValueMicros: 15_000_000, expectedValueMicros: 10_000_000 };
    const tell = async (said: object) =>
      (await server.post("collector", "/v1/costs/anomalies", { ...told, ...values, severity: "HIGH", ...said })).body;
    const unsure = { confidence: 0.1 };
    expect(await tell(unsure)).toMatchObject({ recorded: true, notRaised: "confidence", signal: null });
    const sure = await tell({});
    expect(sure).toMatchObject({ recorded: true, notRaised: null, signal: { outcome: "opened" } });
    const { incidentId } = sure.signal;
    const worse = { severity: "CRITICAL", currentValueMicros: 30_000_000 };
    expect(await tell(worse)).toMatchObject({ recorded: true, signal: { outcome: "attached", incidentId } });
    for (const said of [{}, worse, { ...worse, currentValueMicros: 90_000_000 }])
      expect(await tell(said)).toMatchObject({ recorded: false, signal: { outcome: "duplicate", incidentId } });
    expect(await read(`/v1/incidents/${incidentId}`)).toMatchObject({ severity: "critical", costMicros: 20_000_000 });
  });

  it("cost records count once", async () => {
    const records = [{ recordId: newId("cost"), model: "m", costMicros: 5 }];
    const tell = (body: object) => server.post("collector", "/v1/costs/records", body);
    expect((await tell({ records })).body.results).toMatchObject([{ outcome: "recorded" }]);
    expect((await tell({ records: [{ ...records[0], costMicros: 6 }] })).body.results).toMatchObject([
      { outcome: "duplicate", conflict: true },
    ]);
  });

  it("the recovery rules are shown, and advise", async () => {
    expect((await read("/v1/recovery/rules")).items[0]).toMatchObject({ ruleId: "timeout_retry", priority: 90 });
    expect(await server.post("viewer", "/v1/recovery/evaluate", { errorCode: "RATE_LIMIT_EXCEEDED" })).toMatchObject({
      status: 200,
      body: { recommendedAction: "retry_exponential", errorCategory: "RESOURCE" },
    });
  });

  it("evidence is added to an incident, in whatever state", async () => {
    const { body: incident } = await server.post("responder", "/v1/incidents", { title: "Slow", severity: "low" });
    const add = (body: object) => server.post("responder", `/v1/incidents/${incident.incidentId}/evidence`, body);
    expect(
      await add({
        evidenceType: "action",
        summary: "Switched to the smaller model.",
        recoveryAction: "fallback_model",
        recoverySucceeded: true,
      }),
    ).toMatchObject({ status: 200, body: { evidenceType: "action", recoveryExecuted: true } });
    expect(pointers(await add({ evidenceType: "log", summary: "x", recoveryAction: "fallback_model" }))).toEqual([
      "/recoveryAction",
      "/recoverySucceeded",
    ]);
    const { items } = await read(`/v1/incidents/${incident.incidentId}/timeline`);
    expect(items.at(-1)).toMatchObject({ eventType: "evidence_captured" });
  });
});
