import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, type Holder, startApiServer, TOKENS } from "../../test/api-server.js";

/** The holder of this token is a program that may do what a person on call may do. */
const ROBOT = "admin" satisfies Holder;

let server: ApiServer;
beforeAll(async () => {
  const robot = { tenant: "acme", actor: { type: "AGENT", id: "autopilot" }, role: "responder" };
  server = await startApiServer({ HOC_API_TOKENS: JSON.stringify({ ...TOKENS, [ROBOT]: robot }) });
});
afterAll(() => server.stop());

const read = async (path: string, holder: Holder = "viewer") => (await server.send(holder, path)).body;
const fail = (errorCode: string, more: object = {}, holder: Holder = "collector"): Promise<Answer> =>
  server.post(holder, "/v1/runs", { agentId: "bot", status: "failed", errorCode, ...more });
const at = (proposalId: string, below = "") => `/v1/policies/proposals/${proposalId}${below}`;
const review = (proposalId: string, what: "approve" | "reject", said: object = {}): Promise<Answer> =>
  server.post("responder", at(proposalId, `/${what}`), said);
const rulesOf = async (proposalId: string, holder: Holder = "viewer") =>
  (await read("/v1/policies/rules?limit=100", holder)).items.filter(
    (rule: Answer["body"]) => rule.sourceProposalId === proposalId,
  );
const draftsOf = async (errorCode: string) =>
  (await read("/v1/policies/proposals?status=draft&limit=100")).items.filter(
    (proposal: Answer["body"]) => proposal.errorCode === errorCode,
  );

/** Lets a run fail, and gives its incident and the draft that it asked for. */
async function failAndDraft(errorCode: string): Promise<{ incidentId: string; proposalId: string }> {
  const { body } = await fail(errorCode);
  const [{ proposalId }] = await draftsOf(errorCode);
  return { incidentId: body.signal.incidentId, proposalId };
}

describe("a proposal that a grave failure asked for", () => {
  it("F-023: is tested against history, approved by a person, and suppresses the next failure in its rule's name", async () => {
    const { incidentId, proposalId } = await failAndDraft("EXECUTION_TIMEOUT");
    const draft = await read(at(proposalId));
    expect(draft).toMatchObject({
      status: "draft",
      suppression: { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" },
      policyId: null,
      backtest: null,
    });
    expect(await read(at(proposalId, "/backtest?limit=5"))).toMatchObject({
      verdict: "inconclusive",
      reasons: [{ code: "still_open", incidents: 1 }],
      suppressedSignals: 1,
      absentIncidents: 1,
      absent: [{ incidentId, signalCount: 1, suppressedSignals: 1 }],
      signals: [{ incidentId, errorCode: "EXECUTION_TIMEOUT" }],
    });

    const refused = await server.post(ROBOT, at(proposalId, "/approve"), {});
    expect(refused).toMatchObject({ status: 403, body: { code: "person_required" } });
    expect(await server.post(ROBOT, at(proposalId, "/reject"), { notes: "No." })).toMatchObject({ status: 403 });
    expect(await rulesOf(proposalId)).toEqual([]);

    const approved = await review(proposalId, "approve", { policyId: "quiet-timeouts" });
    expect(approved).toMatchObject({
      status: 200,
      body: {
        recorded: true,
        proposal: {
          status: "approved",
          reviewedBy: "rita",
          policyId: "quiet-timeouts",
          backtest: { verdict: "inconclusive", absentIncidents: 1 },
        },
        rule: {
          policyId: "quiet-timeouts",
          status: "ACTIVE",
          enforcementMode: "WARN",
          source: "LEARNED",
          sourceProposalId: proposalId,
          sourceIncidentId: incidentId,
          conditions: draft.proposedRule,
        },
      },
    });
    expect(approved.body.proposal.effectiveFrom).toBe(approved.body.proposal.reviewedAt);

    const { body: next } = await fail("EXECUTION_TIMEOUT", { runId: "run-after" });
    expect(next.signal).toMatchObject({ outcome: "suppressed", incidentId: null });
    expect(await read("/v1/policies/preventions?policyId=quiet-timeouts")).toMatchObject({
      items: [{ preventionId: next.signal.preventionId, originalIncidentId: incidentId, runId: "run-after" }],
    });
    expect(await read(at(proposalId, "/backtest"))).toMatchObject({ suppressedSignals: 1, alreadySuppressed: 1 });

    expect(await review(proposalId, "approve", { policyId: "quiet-timeouts" })).toMatchObject({
      status: 200,
      body: { recorded: false, proposal: approved.body.proposal, rule: approved.body.rule },
    });
    expect(await review(proposalId, "approve", {})).toMatchObject({
      status: 409,
      body: { code: "proposal_reviewed", detail: expect.stringContaining("approved by rita") },
    });
    expect(await review(proposalId, "reject", { notes: "No." })).toMatchObject({ status: 409 });
    expect(await rulesOf(proposalId)).toHaveLength(1);
    expect(await read(at(proposalId, `?asOf=${draft.asOf}`))).toEqual(draft);
  });

  it("takes notes against what history says, and leaves nothing without them", async () => {
    const { incidentId, proposalId } = await failAndDraft("AGENT_CRASH");
    await server.post("responder", `/v1/incidents/${incidentId}/acknowledge`, {});
    const refused = await review(proposalId, "approve");
    expect(refused).toMatchObject({ status: 422, body: { code: "backtest_against" } });
    expect(refused.body.detail).toContain("1 incident that would not exist was worked on by somebody.");
    expect(await read(at(proposalId))).toMatchObject({ status: "draft", reviewedAt: null });
    expect(await rulesOf(proposalId)).toEqual([]);
    expect((await fail("AGENT_CRASH")).body.signal).toMatchObject({ outcome: "attached", incidentId });
    expect(await review(proposalId, "approve", { notes: "It was a drill." })).toMatchObject({
      status: 200,
      body: {
        proposal: {
          reviewNotes: "It was a drill.",
          backtest: { verdict: "against", reasons: [{ code: "critical_incident" }, { code: "worked_on" }] },
        },
        rule: { enforcementMode: "BLOCK" },
      },
    });
  });

  it("F-026: that was rejected is not made again while the incident goes on; another incident asks for another", async () => {
    const { incidentId, proposalId } = await failAndDraft("STEP_FAILURE");
    const notes = "Of these we have to know.";
    expect(await review(proposalId, "reject", { notes })).toMatchObject({
      status: 200,
      body: { recorded: true, proposal: { status: "rejected", reviewNotes: notes, policyId: null } },
    });
    expect(await review(proposalId, "reject", { notes })).toMatchObject({ status: 200, body: { recorded: false } });
    expect(await review(proposalId, "approve")).toMatchObject({ status: 409, body: { code: "proposal_reviewed" } });
    expect((await fail("STEP_FAILURE")).body.signal).toMatchObject({ outcome: "attached", incidentId });
    expect(await draftsOf("STEP_FAILURE")).toEqual([]);
    const { body: other } = await fail("STEP_FAILURE", { fingerprint: "another problem" });
    expect(other.signal.incidentId).not.toBe(incidentId);
    expect(await draftsOf("STEP_FAILURE")).toMatchObject([{ triggeringIncidentIds: [other.signal.incidentId] }]);
    expect(await rulesOf(proposalId)).toEqual([]);
  });
});

describe("a proposal", () => {
  it("C.20.3: never activates anything by itself, whoever makes it", async () => {
    const codes = ["EXECUTION_TIMEOUT", "AGENT_CRASH", "STEP_FAILURE", "SKILL_ERROR"];
    for (const code of [...codes, ...codes]) {
      const { body } = await fail(code, {}, "stranger");
      expect(body.signal.outcome).toMatch(/^(opened|attached)$/);
    }
    const { items } = await read("/v1/policies/proposals?limit=100", "stranger");
    expect(items.map(({ status }: { status: string }) => status)).toEqual(codes.map(() => "draft"));
    expect((await read("/v1/policies/rules", "stranger")).items).toEqual([]);
    expect((await read("/v1/policies/preventions", "stranger")).items).toEqual([]);
  });

  it("is nobody else's: 404 for another tenant", async () => {
    const { proposalId } = await failAndDraft("SKILL_ERROR");
    const asked = [
      server.send("stranger", at(proposalId)),
      server.send("stranger", at(proposalId, "/backtest")),
      server.post("stranger", at(proposalId, "/approve"), {}),
      server.post("stranger", at(proposalId, "/reject"), { notes: "No." }),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ status: 404, body: { code: "proposal_not_found" } });
    expect(await read(at(proposalId))).toMatchObject({ status: "draft" });
  });

  it("403 for roles that may not change incidents, 400 for malformed reviews", async () => {
    const [{ proposalId }] = await draftsOf("SKILL_ERROR");
    for (const holder of ["viewer", "collector"] as const)
      expect(await server.post(holder, at(proposalId, "/approve"), {})).toMatchObject({
        status: 403,
        body: { code: "permission_denied" },
      });
    expect(await review(proposalId, "reject")).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/notes" }] },
    });
    expect(await review(proposalId, "approve", { suppression: {} })).toMatchObject({ status: 400 });
  });
});

describe("POST /v1/policies/backtests", () => {
  const suppression = { errorCodes: ["SKILL_ERROR"], maxSeverity: "high" };
  const test = (said: object): Promise<Answer> =>
    server.post("viewer", "/v1/policies/backtests", { suppression, ...said });

  it("holds any suppression against history and stores nothing", async () => {
    const { asOf } = await read("/v1/policies/rules");
    expect(await test({})).toMatchObject({ status: 200, body: { suppressedSignals: 1, absentIncidents: 1, asOf } });
    expect((await test({ agentId: "another" })).body).toMatchObject({ suppressedSignals: 0, agentId: "another" });
    expect((await test({ to: "2020-01-01T00:00:00Z" })).body).toMatchObject({ examinedSignals: 0 });
    expect((await test({ asOf: "2026-01-01T00:00:00Z" })).body).toMatchObject({ examinedSignals: 0, dataVersion: 0 });
  });

  it("400 for a window that ends before it begins, and for a suppression that names nothing", async () => {
    const window = { from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z" };
    expect(await test(window)).toMatchObject({ status: 400, body: { errors: [{ pointer: "/from" }] } });
    expect(await test({ suppression: {} })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/suppression" }] },
    });
  });
});

describe("what becomes of a proposal", () => {
  it("F-075: one that was approved is what the lesson of its incident becomes, with no other draft", async () => {
    const { sourceProposalId, sourceIncidentId } = await read("/v1/policies/rules/quiet-timeouts");
    const [{ lessonId }] = (await read(`/v1/lessons?sourceIncidentId=${sourceIncidentId}`)).items;
    expect(await server.post("responder", `/v1/lessons/${lessonId}/convert`, {})).toMatchObject({
      status: 200,
      body: { status: "converted_to_draft", draftProposalId: sourceProposalId, recorded: true },
    });
    expect(await read(at(sourceProposalId))).toMatchObject({ status: "approved", lessonIds: [lessonId] });
    expect(await draftsOf("EXECUTION_TIMEOUT")).toEqual([]);
  });

  it("C.20.3: is named by no rule that a person or a program makes, unless it was approved", async () => {
    const [{ proposalId, suppression }] = await draftsOf("STEP_FAILURE");
    const told = { name: "Quiet", sourceProposalId: proposalId, suppression };
    const make = (holder: Holder): Promise<Answer> => server.post(holder, "/v1/policies/rules", told);
    for (const holder of [ROBOT, "responder"] as const)
      expect(await make(holder)).toMatchObject({
        status: 422,
        body: { code: "proposal_not_approved", detail: expect.stringContaining("approve it") },
      });
    expect(await rulesOf(proposalId)).toEqual([]);
    expect((await fail("STEP_FAILURE")).body.signal.outcome).toMatch(/^(opened|attached)$/);

    const { policyId } = (await review(proposalId, "approve")).body.rule;
    await server.post("responder", `/v1/policies/rules/${policyId}/retire`, { reason: "Another is better." });
    expect(await make("responder")).toMatchObject({ status: 201, body: { sourceProposalId: proposalId } });
  });

  it("F-023: is a rule of one agent, held against the history of that agent, when its reviewer says so", async () => {
    const [{ proposalId, triggeringIncidentIds, rationale }] = await draftsOf("SKILL_ERROR");
    const [incidentId] = triggeringIncidentIds;
    await server.post("responder", `/v1/incidents/${incidentId}/acknowledge`, {});
    expect(await read(at(proposalId, "/backtest"))).toMatchObject({ agentId: null, verdict: "against" });
    expect(await read(at(proposalId, "/backtest?agentId=other"))).toMatchObject({
      agentId: "other",
      verdict: "inconclusive",
      suppressedSignals: 0,
    });
    expect(await review(proposalId, "approve", { agentId: "bot" })).toMatchObject({
      status: 422,
      body: { code: "backtest_against" },
    });
    const { status, body } = await review(proposalId, "approve", { agentId: "other" });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        proposal: { rationale, backtest: { verdict: "inconclusive", suppressedSignals: 0 } },
        rule: { scope: "AGENT", scopeId: "other" },
      },
    });
    expect(rationale.startsWith(`${body.rule.description} This draft changes nothing`)).toBe(true);
    expect((await fail("SKILL_ERROR")).body.signal).toMatchObject({ outcome: "attached", incidentId });
    expect((await fail("SKILL_ERROR", { agentId: "other" })).body.signal).toMatchObject({ outcome: "suppressed" });
  });
});
