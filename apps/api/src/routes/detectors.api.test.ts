import type { RunFinding } from "@hoc/incident-schemas";
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
  return `${what} ${fresh}/ä`;
};
const at = (runId: string, below = "") => `/v1/runs/${encodeURIComponent(runId)}${below}`;

interface Wish {
  readonly runId?: string;
  readonly agentId?: string;
  /** How it ends; under way without. */
  readonly status?: string;
  /** How often it does the same. */
  readonly steps?: number;
  readonly run?: object;
}

const LOOP = { skillName: "search", status: "success", inputHash: "question", outputHash: "answer" };

/** What makes a loop something that three detectors find: it goes on until the steps of the run are used up. */
const THREE_FIND = { run: { limits: { steps: 6 } }, steps: 6 };

/** A run of an agent that does the same again and again, as a host tells of it. */
async function loopingRun(on: ApiServer, { runId = newId("run"), agentId = newId("agent"), ...wish }: Wish = {}) {
  await on.post("collector", "/v1/runs", { runId, agentId, ...wish.run });
  const steps = Array.from({ length: wish.steps ?? 4 }, (_, stepIndex) => ({ stepIndex, ...LOOP }));
  await on.post("collector", at(runId, "/steps"), { steps });
  const { status } = wish;
  const ended = status && (await on.send("collector", at(runId), { method: "PATCH", body: { status } }));
  return { runId, agentId, ended: ended as Answer };
}

const examine = (runId: string, body?: object) => server.post("collector", at(runId, "/examination"), body);
const findingsOf = (query: string) => server.send("viewer", `/v1/findings?${query}`);
const detectorsOf = ({ findings }: Answer["body"]): string[] =>
  findings.map(({ finding }: { finding: RunFinding }) => finding.detectorId);
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer);

describe("POST /v1/runs/{runId}/examination", () => {
  it("200: stores that a run looped, though its host says that it succeeded, and opens an incident with the evidence", async () => {
    const { runId, agentId } = await loopingRun(server, { status: "succeeded", run: { projectId: "shop" } });
    const { status, body } = await examine(runId);
    expect(status).toBe(200);
    expect(body.results.map(({ verdict }: { verdict: string }) => verdict)[0]).toBe("found");
    expect(body).toMatchObject({ runId, outcome: "SUCCESS", steps: 4 });
    const { signal } = body;
    const [{ finding, recorded }, ...others] = body.findings;
    expect(others).toEqual([]);
    expect({ recorded, signal }).toMatchObject({ recorded: true, signal: { outcome: "opened" } });
    expect(finding).toMatchObject({ runId, agentId, detectorId: "step_repetition", signalId: signal.signalId });

    const { body: incident } = await server.send("viewer", `/v1/incidents/${signal.incidentId}`);
    expect(incident).toMatchObject({
      triggerType: "agent_failure",
      triggerValue: "step_repetition",
      severity: "high",
      errorCode: "STEP_REPETITION",
      sourceType: "run",
      sourceRunId: runId,
      title: `Loop: agent ${agentId} repeats a step`,
      description: finding.explanation,
    });
    const { body: signals } = await server.send("viewer", `/v1/incidents/${signal.incidentId}/signals`);
    expect(signals.items).toMatchObject([
      {
        signalId: signal.signalId,
        kind: "guard",
        runId,
        causedBy: null,
        occurredAt: finding.occurredAt,
        details: {
          findings: [
            {
              findingId: finding.findingId,
              detectorId: "step_repetition",
              version: 1,
              parameters: finding.parameters,
              evidence: finding.evidence,
              contentHash: finding.contentHash,
            },
          ],
        },
      },
    ]);
    expect((await server.send("viewer", at(runId))).body).toMatchObject({ incidentCount: 1 });
  });

  it("200: a run that three detectors find something in is one signal and one incident, and tells all of it", async () => {
    const { runId } = await loopingRun(server, { status: "succeeded", ...THREE_FIND });
    const { body } = await examine(runId);
    expect(detectorsOf(body)).toEqual(["step_repetition", "no_progress", "runaway"]);
    const { signalId, incidentId } = body.signal;
    const found: RunFinding[] = body.findings.map(({ finding }: { finding: RunFinding }) => finding);
    expect(new Set(found.map((finding) => finding.signalId))).toEqual(new Set([signalId]));
    expect((await server.send("viewer", at(runId))).body).toMatchObject({ incidentCount: 1 });
    const { body: signals } = await server.send("viewer", `/v1/incidents/${incidentId}/signals`);
    expect(signals.items).toMatchObject([
      {
        signalId,
        triggerValue: "step_repetition",
        description: found.map(({ explanation }) => explanation).join(" "),
        details: { findings: found.map(({ findingId, detectorId }) => ({ findingId, detectorId })) },
      },
    ]);
  });

  it("200: what sharper parameters or later steps find is stored under the one signal, and raises nothing", async () => {
    const { runId } = await loopingRun(server, { run: { limits: { steps: 5 } } });
    const first = await examine(runId);
    expect(detectorsOf(first.body)).toEqual(["step_repetition"]);
    const { signalId, incidentId } = first.body.signal;
    const signal = { signalId, outcome: "duplicate", incidentId };

    const sharper = await examine(runId, { parameters: { no_progress: { window: 3 } } });
    expect(sharper.body).toMatchObject({
      findings: [{ recorded: false }, { recorded: true, finding: { detectorId: "no_progress", signalId } }],
      signal,
    });
    await server.post("collector", at(runId, "/steps"), { steps: [{ stepIndex: 4, ...LOOP }] });
    const later = await examine(runId);
    expect(later.body).toMatchObject({
      findings: [{}, {}, { recorded: true, finding: { detectorId: "runaway", signalId } }],
      signal,
    });
    const { body: incident } = await server.send("viewer", `/v1/incidents/${incidentId}`);
    expect(incident).toMatchObject({ signalCount: 1 });
    expect((await server.send("viewer", at(runId))).body).toMatchObject({ incidentCount: 1 });
  });

  it("200: what is found in a run that failed adds one signal to the incident of the run", async () => {
    const { runId, ended } = await loopingRun(server, { status: "failed", ...THREE_FIND });
    const { incidentId } = ended.body.signal;
    const signalCount = async () => (await server.send("viewer", `/v1/incidents/${incidentId}`)).body.signalCount;
    const before = await signalCount();
    const { body } = await examine(runId);
    expect(body).toMatchObject({ findings: [{}, {}, {}], signal: { outcome: "attached", incidentId } });
    expect(await signalCount()).toBe(before + 1);
    expect((await server.send("viewer", at(runId))).body).toMatchObject({ incidentCount: 1 });
  });

  it("200: done again it changes nothing, whatever it goes by", async () => {
    const { runId } = await loopingRun(server, { status: "succeeded" });
    const first = await examine(runId);
    const [found] = first.body.findings;
    const signal = { ...first.body.signal, outcome: "duplicate" };
    for (const parameters of [
      {},
      { step_repetition: { minRepetitions: 4 } },
      { step_repetition: { minRepetitions: 9 } },
    ])
      expect((await examine(runId, { parameters })).body).toMatchObject({
        findings: [{ ...found, recorded: false }],
        signal,
      });
    const { body } = await server.send("viewer", `/v1/incidents/${signal.incidentId}`);
    expect(body).toMatchObject({ signalCount: 1 });
  });

  it("200: goes by the parameters, and keeps them with what it finds", async () => {
    const { runId } = await loopingRun(server, { status: "succeeded" });
    expect((await examine(runId, { parameters: { step_repetition: { minRepetitions: 5 } } })).body).toMatchObject({
      findings: [],
      signal: null,
    });
    expect((await examine(runId, { parameters: { step_repetition: { minRepetitions: 4 } } })).body).toMatchObject({
      findings: [{ finding: { parameters: { minRepetitions: 4 } } }],
    });
  });

  it("200: fifty runs of one agent that loop are one incident, and that of another agent is one of its own", async () => {
    const [agentId, another] = [newId("agent"), newId("agent")];
    const examined = async (of: string): Promise<string> => {
      const { runId } = await loopingRun(server, { agentId: of, status: "succeeded" });
      const { body } = await examine(runId);
      return body.signal.incidentId;
    };
    const incidents = new Set<string>();
    for (let index = 0; index < 50; index += 1) incidents.add(await examined(agentId));
    expect(incidents.size).toBe(1);
    expect(incidents).not.toContain(await examined(another));
    const { body } = await server.send("viewer", `/v1/incidents/${[...incidents][0]}`);
    expect(body).toMatchObject({ signalCount: 50, affectedAgentId: agentId });
  });

  it("200: a run under way is no run that ended too soon", async () => {
    const { runId } = await loopingRun(server);
    const { body } = await examine(runId);
    const result = body.results.find(({ detectorId }: { detectorId: string }) => detectorId === "premature_end");
    expect(result).toMatchObject({ verdict: "abstained", abstentionReason: "run_under_way" });
    expect(body.findings).toMatchObject([{ finding: { detectorId: "step_repetition" } }]);
  });

  it("200: a rule that covers what is found keeps it from becoming an incident", async () => {
    const own = await startApiServer();
    try {
      const suppression = { errorCodes: ["STEP_REPETITION"] };
      await own.post("responder", "/v1/policies/rules", { policyId: "quiet", name: "Known", suppression });
      const { runId } = await loopingRun(own, { status: "succeeded" });
      const { body } = await own.post("collector", at(runId, "/examination"));
      expect(body).toMatchObject({
        findings: [{ recorded: true }],
        signal: { outcome: "suppressed", incidentId: null },
      });
      const again = await own.post("collector", at(runId, "/examination"));
      expect(again.body).toMatchObject({
        findings: [{ recorded: false }],
        signal: { outcome: "duplicate", preventionId: body.signal.preventionId },
      });
    } finally {
      await own.stop();
    }
  });

  it("200: a rule that covers the failure of a run keeps what is found in it from becoming an incident as well", async () => {
    const own = await startApiServer();
    try {
      const suppression = { errorCodes: ["KNOWN"] };
      await own.post("responder", "/v1/policies/rules", { policyId: "quiet", name: "Known", suppression });
      const { runId } = await loopingRun(own, { run: { limits: { steps: 5 } } });
      const failed = await own.send("collector", at(runId), {
        method: "PATCH",
        body: { status: "failed", errorCode: "KNOWN" },
      });
      expect(failed.body.signal).toMatchObject({ outcome: "suppressed", incidentId: null });
      const { signalId, preventionId } = failed.body.signal;
      const signal = { signalId, outcome: "duplicate", incidentId: null, preventionId };

      const { body } = await own.post("collector", at(runId, "/examination"));
      expect(body).toMatchObject({ findings: [{ recorded: true, finding: { signalId } }] });
      expect(body.signal).toEqual(signal);
      const sharper = { parameters: { no_progress: { window: 3 } } };
      const again = await own.post("collector", at(runId, "/examination"), sharper);
      expect(again.body).toMatchObject({
        findings: [{ recorded: false }, { recorded: true, finding: { detectorId: "no_progress", signalId } }],
      });
      expect(again.body.signal).toEqual(signal);
      expect((await own.send("viewer", "/v1/incidents")).body.items).toEqual([]);
      expect((await own.send("viewer", at(runId))).body).toMatchObject({ incidentCount: 0 });
    } finally {
      await own.stop();
    }
  });

  it("200: steps that were not sent yet are waited for", async () => {
    const runId = newId("run");
    await server.post("collector", "/v1/runs", { runId, agentId: newId("agent") });
    const send = (indexes: readonly number[]) =>
      server.post("collector", at(runId, "/steps"), { steps: indexes.map((stepIndex) => ({ stepIndex, ...LOOP })) });
    await send([0, 2, 4]);
    const early = (await examine(runId)).body;
    expect(early).toMatchObject({ findings: [], signal: null });
    expect(early.results[0]).toMatchObject({ verdict: "abstained", abstentionReason: "steps_missing" });
    await send([1]);
    expect((await examine(runId)).body).toMatchObject({
      findings: [{ finding: { detectorId: "step_repetition", firstStepIndex: 0, lastStepIndex: 2 } }],
    });
  });

  it("400: names what no detector knows", async () => {
    const { runId } = await loopingRun(server);
    const parameters = { step_repetition: { minRepetitions: 1 }, loops: {} };
    expect(pointers(await examine(runId, { parameters })).sort()).toEqual([
      "/parameters/loops",
      "/parameters/step_repetition/minRepetitions",
    ]);
  });

  it("404: is of a run of the tenant; 403: is not for readers", async () => {
    const { runId } = await loopingRun(server);
    for (const path of [at("nobody's"), at(runId)])
      expect(await server.post("stranger", `${path}/examination`)).toMatchObject({
        status: 404,
        body: { code: "run_not_found" },
      });
    expect(await server.post("responder", at(runId, "/examination"))).toMatchObject({ status: 403 });
  });
});

describe("what is found in a run that did not fail", () => {
  const lessonsOf = async (incidentId: string): Promise<Answer["body"][]> =>
    (await server.send("viewer", `/v1/lessons?sourceIncidentId=${incidentId}`)).body.items;

  it("teaches: of fifty runs of one incident the first one does", async () => {
    const agentId = newId("agent");
    const [first = "", ...others] = Array.from({ length: 50 }, () => newId("run"));
    const examined = async (runId: string) => {
      await loopingRun(server, { runId, agentId, status: "succeeded" });
      return (await examine(runId)).body;
    };
    const { findings, signal } = await examined(first);
    for (const runId of others) expect((await examined(runId)).signal).toMatchObject({ outcome: "attached" });
    await examine(first);

    const { incidentId } = signal;
    const [listed, ...more] = await lessonsOf(incidentId);
    expect(more).toEqual([]);
    const { body: lesson } = await server.send("viewer", `/v1/lessons/${listed.lessonId}`);
    expect(lesson).toMatchObject({
      lessonType: "failure",
      severity: "HIGH",
      title: "Failure: STEP_REPETITION",
      sourceEventId: first,
      sourceRunId: first,
      sourceIncidentId: incidentId,
      description: expect.stringContaining(findings[0].finding.explanation),
    });
    const { body: incident } = await server.send("viewer", `/v1/incidents/${incidentId}`);
    expect(incident).toMatchObject({ signalCount: 50, lessonRef: `/policy/lessons/${lesson.lessonId}` });
  });

  const ended = async (runId: string, status: string): Promise<Answer["body"]> => {
    const body = { status, errorCode: newId("CODE") };
    return (await server.send("collector", at(runId), { method: "PATCH", body })).body;
  };

  it("teaches beside what the run teaches when it fails later", async () => {
    const { runId } = await loopingRun(server);
    const { signal } = (await examine(runId)).body;
    const own = await ended(runId, "aborted");
    for (const [incidentId, code] of [
      [signal.incidentId, "STEP_REPETITION"],
      [own.signal.incidentId, own.run.errorCode],
    ])
      expect(await lessonsOf(incidentId)).toMatchObject([{ sourceEventId: runId, title: `Failure: ${code}` }]);
  });

  it("but not that of one that failed, which teaches by itself", async () => {
    const { runId } = await loopingRun(server);
    const { run, signal } = await ended(runId, "failed");
    expect((await examine(runId)).body.signal).toMatchObject({ outcome: "attached", incidentId: signal.incidentId });
    expect(await lessonsOf(signal.incidentId)).toMatchObject([
      { sourceEventId: runId, title: `Failure: ${run.errorCode}` },
    ]);
  });
});

describe("GET /v1/runs/{runId}/examination", () => {
  it("200: shows the same and stores nothing, as of an earlier instant too", async () => {
    const { runId } = await loopingRun(server);
    const show = (query = "") => server.send("viewer", at(runId, `/examination${query}`));
    const underWay = (await show()).body;
    expect(underWay).toMatchObject({ outcome: null, steps: 4 });
    await server.send("collector", at(runId), { method: "PATCH", body: { status: "succeeded" } });
    const { body: over } = await show();
    expect(over).toMatchObject({ outcome: "SUCCESS" });
    expect((await show(`?asOf=${underWay.asOf}`)).body).toEqual(underWay);
    expect((await findingsOf(`runId=${encodeURIComponent(runId)}`)).body.items).toEqual([]);
    expect((await examine(runId)).body).toMatchObject({ results: over.results });
  });

  it("404: is of a run of the tenant", async () => {
    const { runId } = await loopingRun(server);
    expect(await server.send("stranger", at(runId, "/examination"))).toMatchObject({ status: 404 });
  });
});

describe("GET /v1/findings", () => {
  it("200: lists what was found, the last one first, by run, agent and detector", async () => {
    const agentId = newId("agent");
    const runIds = [];
    for (const status of ["succeeded", "failed"]) {
      const { runId } = await loopingRun(server, { agentId, status, run: { limits: { steps: 5 } }, steps: 5 });
      await examine(runId);
      runIds.push(runId);
    }
    const of = encodeURIComponent(agentId);
    const { body } = await findingsOf(`agentId=${of}`);
    const detectors: string[] = body.items.map(({ detectorId }: { detectorId: string }) => detectorId);
    expect(detectors).toEqual(expect.arrayContaining(["step_repetition", "runaway"]));
    expect(body.items.at(0).runId).toBe(runIds[1]);
    const page = await findingsOf(`agentId=${of}&limit=1`);
    const next = await findingsOf(`agentId=${of}&limit=1&cursor=${page.body.nextCursor}`);
    expect([...page.body.items, ...next.body.items]).toEqual(body.items.slice(0, 2));
    const ofOne = (await findingsOf(`runId=${encodeURIComponent(runIds[0] ?? "")}&detectorId=runaway`)).body.items;
    expect(ofOne).toMatchObject([{ runId: runIds[0], detectorId: "runaway" }]);
    expect((await server.send("stranger", `/v1/findings?agentId=${of}`)).body.items).toEqual([]);
    expect(pointers(await findingsOf("detectorId=loops"))).toEqual(["/detectorId"]);
  });
});

describe("GET /v1/detectors", () => {
  it("200: says what each finds, when it cannot tell, and what it goes by", async () => {
    const { body } = await server.send("viewer", "/v1/detectors");
    expect(body.items).toHaveLength(5);
    expect(body.items[0]).toMatchObject({
      detectorId: "step_repetition",
      severity: "high",
      finds: expect.stringMatching(/\.$/),
      abstains: expect.stringMatching(/\.$/),
      parameters: { minRepetitions: expect.any(Number) },
    });
  });
});

describe("with HOC_EXAMINE_RUNS", () => {
  let examining: ApiServer;
  beforeAll(async () => {
    examining = await startApiServer({ HOC_EXAMINE_RUNS: "on" });
  });
  afterAll(() => examining.stop());
  const listed = async (runId: string) =>
    (await examining.send("viewer", `/v1/findings?runId=${encodeURIComponent(runId)}`)).body.items;

  it("runs are examined when they end", async () => {
    const { runId, ended } = await loopingRun(examining, { status: "failed" });
    expect(await listed(runId)).toMatchObject([{ detectorId: "step_repetition" }]);
    expect(ended.body.run).toMatchObject({ outcome: "FAILURE", incidentCount: 1 });
    const again = await examining.post("collector", at(runId, "/examination"));
    const { incidentId } = ended.body.signal;
    expect(again.body).toMatchObject({
      findings: [{ recorded: false }],
      signal: { outcome: "duplicate", incidentId },
    });
  });

  it("and what is found in them is suppressed with them", async () => {
    const errorCode = newId("KNOWN");
    const suppression = { errorCodes: [errorCode] };
    await examining.post("responder", "/v1/policies/rules", { policyId: "quiet", name: "Known", suppression });
    const { runId } = await loopingRun(examining);
    const body = { status: "failed", errorCode };
    const ended = await examining.send("collector", at(runId), { method: "PATCH", body });
    expect(ended.body).toMatchObject({ run: { incidentCount: 0 }, signal: { outcome: "suppressed" } });
    expect(await listed(runId)).toMatchObject([{ signalId: ended.body.signal.signalId }]);
  });

  it("and when a failed call of a model ends them", async () => {
    const { runId } = await loopingRun(examining);
    const failure = { failureType: "timeout", errorCode: "DEADLINE", errorMessage: "no answer", model: "m" };
    const { body } = await examining.post("collector", at(runId, "/llm-failure"), failure);
    expect(await listed(runId)).toMatchObject([{ detectorId: "step_repetition" }]);
    const { incidentId } = body.signal;
    expect((await examining.send("viewer", `/v1/incidents/${incidentId}`)).body).toMatchObject({ signalCount: 2 });
  });

  it("and teach what is found in them though they did not fail", async () => {
    const { runId } = await loopingRun(examining, { status: "succeeded" });
    const { body } = await examining.post("collector", at(runId, "/examination"));
    const { items } = (await examining.send("viewer", `/v1/lessons?sourceIncidentId=${body.signal.incidentId}`)).body;
    expect(items).toMatchObject([{ sourceEventId: runId, title: "Failure: STEP_REPETITION" }]);
  });

  it("but not as long as they are under way", async () => {
    expect(await listed((await loopingRun(examining)).runId)).toEqual([]);
  });

  it("nor by default", async () => {
    const { runId } = await loopingRun(server, { status: "failed" });
    expect((await findingsOf(`runId=${encodeURIComponent(runId)}`)).body.items).toEqual([]);
  });
});
