import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type ApiServer, startApiServer } from "../../test/api-server.js";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ HOC_SWEEP_INTERVAL_SECONDS: "1" });
});
afterAll(() => server.stop());

let fresh = 0;
const newId = (what: string) => {
  fresh += 1;
  return `${what}-${fresh}`;
};
const FUTURE = "2099-01-01T00:00:00.000000Z";
const detect = (what: string, told: object): Promise<Answer> => server.post("collector", `/v1/lessons/${what}`, told);
const learn = async (told: object = {}): Promise<Answer["body"]> => {
  const failure = { sourceEventId: newId("run"), severity: "high", errorCode: newId("CODE"), ...told };
  return (await detect("failures", failure)).body.lesson;
};
const read = async (path: string) => (await server.send("viewer", path)).body;
const lesson = (lessonId: string) => read(`/v1/lessons/${lessonId}`);
const change = (lessonId: string, how: string, told: object = {}, holder: "responder" | "stranger" = "responder") =>
  server.post(holder, `/v1/lessons/${lessonId}/${how}`, told);
const proposalsOf = async (lessonId: string) => {
  const { items } = await read("/v1/policies/proposals?limit=100");
  return items.filter(({ lessonIds }: { lessonIds: string[] }) => lessonIds.includes(lessonId));
};

describe("the life of a lesson", () => {
  it("goes from a failure over a deferral to a draft, and its history tells all of it, also as it stood before", async () => {
    const { lessonId, errorCode } = {
      ...(await learn({ errorMessage: "by ada@example.com" })),
      errorCode: `CODE-${fresh}`,
    };
    const before = await lesson(lessonId);
    expect(before).toMatchObject({ status: "pending", history: [], severity: "HIGH" });
    expect(before.description).toContain("[redacted:email]");

    const deferred = await change(lessonId, "defer", { deferUntil: FUTURE });
    expect(deferred).toMatchObject({
      status: 200,
      body: { status: "deferred", deferredUntil: FUTURE, recorded: true },
    });
    expect((await change(lessonId, "defer", { deferUntil: FUTURE })).body).toMatchObject({ recorded: false });
    expect(await change(lessonId, "convert")).toMatchObject({
      status: 409,
      body: { code: "lesson_transition_refused", detail: expect.stringContaining("reactivate") },
    });
    expect((await change(lessonId, "reactivate")).body).toMatchObject({ status: "pending", deferredUntil: null });

    const converted = (await change(lessonId, "convert")).body;
    expect(converted).toMatchObject({ status: "converted_to_draft", recorded: true });
    expect((await change(lessonId, "convert")).body).toMatchObject({ ...converted, recorded: false });
    expect(await proposalsOf(lessonId)).toMatchObject([
      {
        proposalId: converted.draftProposalId,
        status: "draft",
        sourceType: "lesson",
        sourceId: lessonId,
        createdBy: "rita",
        errorCode,
        suppression: { errorCodes: [errorCode], maxSeverity: "high" },
      },
    ]);
    expect((await lesson(lessonId)).history).toMatchObject([
      { change: "defer", fromStatus: "pending", toStatus: "deferred", actorId: "rita" },
      { change: "reactivate", toStatus: "pending" },
      { change: "convert", toStatus: "converted_to_draft", draftProposalId: converted.draftProposalId },
    ]);
    expect(await read(`/v1/lessons/${lessonId}?asOf=${before.asOf}`)).toEqual(before);
  });

  it("ends where somebody dismisses it, for a reason", async () => {
    const { lessonId } = await learn();
    const reason = "the vendor is gone";
    expect((await change(lessonId, "dismiss", { reason: " x " })).status).toBe(400);
    const dismissed = (await change(lessonId, "dismiss", { reason })).body;
    expect(dismissed).toMatchObject({ status: "dismissed", dismissedBy: "rita", dismissedReason: reason });
    expect((await change(lessonId, "dismiss", { reason })).body.recorded).toBe(false);
    for (const [how, told] of [
      ["convert", {}],
      ["defer", { deferUntil: FUTURE }],
      ["dismiss", { reason: "other words" }],
      ["reactivate", {}],
    ] as const)
      expect((await change(lessonId, how, told)).status).toBe(409);
  });

  it("F-079: is not put off to the past, and comes back by itself when its time has come", async () => {
    const { lessonId } = await learn();
    expect(await change(lessonId, "defer", { deferUntil: "2026-01-01T00:00:00Z" })).toMatchObject({
      status: 422,
      body: { code: "deferral_in_past" },
    });
    await change(lessonId, "defer", { deferUntil: new Date(Date.now() + 1_000).toISOString() });
    await expect.poll(async () => (await lesson(lessonId)).status, { timeout: 10_000 }).toBe("pending");
    expect((await lesson(lessonId)).history.at(-1)).toMatchObject({ change: "reactivate", actorId: "system_lessons" });
  }, 15_000);
});

describe("what may teach", () => {
  it("F-074: twenty parallel requests of one failure are one lesson", async () => {
    const told = { sourceEventId: newId("run"), severity: "low" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => detect("failures", told)));
    const outcomes = answers.map(({ body }) => body.outcome).sort();
    expect(outcomes).toEqual([...Array(19).fill("duplicate"), "recorded"]);
    expect(new Set(answers.map(({ body }) => body.lesson.lessonId)).size).toBe(1);
  });

  it("F-078: a limit does from 85 per cent on and below all of it, once a day for each band", async () => {
    const near = async (currentValue: number) =>
      (
        await detect("near-thresholds", {
          sourceEventId: newId("run"),
          metric: "rate",
          currentValue,
          thresholdValue: 100,
        })
      ).body;
    expect(await near(84)).toEqual({ outcome: "below_threshold", lesson: null });
    expect(await near(100)).toEqual({ outcome: "breach", lesson: null });
    const first = await near(85);
    expect(first.outcome).toBe("recorded");
    expect(await near(89)).toMatchObject({ outcome: "debounced", lesson: { lessonId: first.lesson.lessonId } });
    expect((await near(90)).outcome).toBe("recorded");
  });

  it("F-080: what went very well does, without the secrets that show it", async () => {
    const told = { sourceEventId: newId("run"), successType: "fast", metrics: { seconds: 3, token: "abc" } };
    const { body } = await detect("critical-successes", told);
    expect(body.lesson.detectedPattern).toEqual({
      successType: "fast",
      metrics: { seconds: 3, token: "[redacted:secret]" },
    });
  });

  it("runs that fail do by themselves, once for each incident and error code; so do runs near their limits", async () => {
    const agentId = newId("agent");
    const errorCode = newId("OWN_CODE");
    for (let index = 0; index < 5; index += 1)
      await server.post("collector", "/v1/runs", { agentId, status: "failed", errorCode, errorMessage: "boom" });
    const runId = newId("run");
    await server.post("collector", "/v1/runs", {
      agentId,
      runId,
      status: "completed",
      limits: { tokens: 1_000, costMicros: 100 },
      inputTokens: 900,
      outputTokens: 60,
      costMicros: 100,
    });
    const { items } = await read("/v1/lessons?limit=100");
    const titles = items.map(({ title }: { title: string }) => title);
    expect(titles.filter((title: string) => title === `Failure: ${errorCode}`)).toHaveLength(1);
    const [near] = items.filter(({ sourceEventId }: { sourceEventId: string }) => sourceEventId === runId);
    expect(near).toMatchObject({ lessonType: "near_threshold", title: "Near the token limit: 96 % used" });
    const failed = items.find(({ title }: { title: string }) => title === `Failure: ${errorCode}`);
    expect(await lesson(failed.lessonId)).toMatchObject({ severity: "MEDIUM", sourceEventType: "run" });
    expect((await change(failed.lessonId, "convert")).body.recorded).toBe(true);
  });
});

describe("a failure that somebody tells of", () => {
  it("is told by its stored incident, as far as nobody tells otherwise", async () => {
    const [errorCode, errorMessage] = [newId("CODE"), "no answer to ada@example.com"];
    const signal = { triggerType: "failure_spike", fingerprint: newId("problem"), errorCode, errorMessage };
    const incident = { sourceEventType: "incident", sourceEventId: await server.openIncident(signal) };
    const { lesson: learned } = (await detect("failures", incident)).body;
    expect(learned).toMatchObject({
      title: `Failure: ${errorCode}`,
      description: expect.stringContaining("no answer to [redacted:email]"),
      detectedPattern: { errorCode },
    });
  });

  it("has to be told how bad it was where the stored run does not tell, and is told why", async () => {
    const [done, underWay] = [newId("run"), newId("run")];
    await server.post("collector", "/v1/runs", { runId: done, agentId: "bot", status: "completed" });
    await server.post("collector", "/v1/runs", { runId: underWay, agentId: "bot" });
    for (const [sourceEventId, because] of [
      [done, "the run of this id did not fail"],
      [underWay, "the run of this id is under way"],
      [newId("run"), "no run of this id is stored"],
    ] as const) {
      expect(await detect("failures", { sourceEventId })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: "/severity", detail: `is needed, because ${because}` }] },
      });
      expect(await detect("failures", { sourceEventId, severity: "low" })).toMatchObject({
        body: { outcome: "recorded" },
      });
    }
  });
});

describe("a run near its limits", () => {
  it("teaches that by what its steps used, where its host does not tell", async () => {
    const runId = newId("run");
    await server.post("collector", "/v1/runs", { runId, agentId: newId("agent"), limits: { tokens: 1_000 } });
    const steps = [400, 470].map((tokens, stepIndex) => ({ stepIndex, skillName: "s", status: "success", tokens }));
    await server.post("collector", `/v1/runs/${runId}/steps`, { steps });
    await server.send("collector", `/v1/runs/${runId}`, { method: "PATCH", body: { status: "succeeded" } });
    const { items } = await read("/v1/lessons?lessonType=near_threshold&limit=100");
    const near = items.filter(({ sourceEventId }: { sourceEventId: string }) => sourceEventId === runId);
    expect(near).toMatchObject([{ title: "Near the token limit: 87 % used" }]);
  });
});

describe("a draft of a lesson", () => {
  it("F-075, F-076: is one, however many convert the lesson at once", async () => {
    const { lessonId } = await learn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => change(lessonId, "convert")));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body.recorded)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.draftProposalId)).size).toBe(1);
    expect(await proposalsOf(lessonId)).toHaveLength(1);
  });

  it("is shared by the lessons of one cause, and made of each limit and success by itself", async () => {
    const errorCode = newId("SHARED");
    const [one, other] = [await learn({ errorCode }), await learn({ errorCode })];
    const { draftProposalId } = (await change(one.lessonId, "convert")).body;
    expect((await change(other.lessonId, "convert")).body).toMatchObject({ draftProposalId, recorded: true });
    expect(await proposalsOf(one.lessonId)).toMatchObject([{ lessonIds: [one.lessonId, other.lessonId] }]);

    const successes = ["a", "b"].map(async (successType) => {
      const told = { sourceEventId: newId("run"), successType };
      const { lessonId } = (await detect("critical-successes", told)).body.lesson;
      return (await change(lessonId, "convert")).body.draftProposalId;
    });
    expect(new Set(await Promise.all(successes)).size).toBe(2);
  });

  it("names the incident that its lesson was drawn from, when it is one of ours", async () => {
    const incidentId = await server.openIncident({ triggerType: "failure_spike", reference: newId("call") });
    const ours = (await detect("failures", { sourceEventType: "incident", sourceEventId: incidentId })).body.lesson;
    const theirs = await learn({ sourceEventType: "incident", sourceEventId: newId("TICKET") });
    for (const [{ lessonId }, triggeringIncidentIds] of [
      [ours, [incidentId]],
      [theirs, []],
    ]) {
      expect((await change(lessonId, "convert")).status).toBe(200);
      expect(await proposalsOf(lessonId)).toMatchObject([{ triggeringIncidentIds }]);
    }
  });
});

describe("an incident and its lesson", () => {
  const REF = "/policy/lessons/";
  const lessonRef = async (incidentId: string) => (await read(`/v1/incidents/${incidentId}`)).lessonRef;
  const failedRun = async (agentId: string, errorCode: string, more: object = {}) => {
    const run = { agentId, runId: newId("run"), status: "failed", errorCode, errorMessage: "boom", ...more };
    const { signal } = (await server.post("collector", "/v1/runs", run)).body;
    return { runId: run.runId, incidentId: signal.incidentId as string };
  };

  it("F-056: lead to each other, from a failed run to the draft that its lesson becomes", async () => {
    const agentId = newId("agent");
    const errorCode = newId("CODE");
    const { runId, incidentId } = await failedRun(agentId, errorCode);
    const ref = await lessonRef(incidentId);
    expect(ref.startsWith(REF)).toBe(true);
    const lessonId = decodeURIComponent(ref.slice(REF.length));
    expect(await lesson(lessonId)).toMatchObject({ sourceIncidentId: incidentId, sourceEventId: runId });

    expect((await failedRun(agentId, errorCode)).incidentId).toBe(incidentId);
    expect(await lessonRef(incidentId)).toBe(ref);
    await failedRun(newId("agent"), newId("CODE"));
    const { items, total } = await read(`/v1/lessons?sourceIncidentId=${incidentId}`);
    expect([items.map((item: { lessonId: string }) => item.lessonId), total]).toEqual([[lessonId], 1]);
    const foreign = (await server.send("stranger", `/v1/lessons?sourceIncidentId=${incidentId}`)).body;
    expect(foreign).toMatchObject({ items: [], total: 0 });

    expect((await change(lessonId, "convert")).body).toMatchObject({ recorded: true });
    expect(await proposalsOf(lessonId)).toMatchObject([{ triggeringIncidentIds: [incidentId] }]);
  });

  it("F-026: of two incidents of one cause, whoever told of their runs, become one draft that names both", async () => {
    const errorCode = newId("CODE");
    const first = await failedRun("bot", errorCode, { fingerprint: newId("problem") });
    const second = await failedRun("bot", errorCode, { fingerprint: newId("problem") });
    expect(second.incidentId).not.toBe(first.incidentId);
    const again = await failedRun("bot", errorCode, { fingerprint: newId("problem") });
    const told = (await detect("failures", { sourceEventId: again.runId })).body;
    expect(told).toMatchObject({ outcome: "duplicate", lesson: { sourceIncidentId: again.incidentId } });
    for (const { incidentId } of [first, second, again]) {
      const lessonId = decodeURIComponent((await lessonRef(incidentId)).slice(REF.length));
      expect((await change(lessonId, "convert")).status).toBe(200);
    }
    const proposals = await proposalsOf(told.lesson.lessonId);
    const triggeringIncidentIds = [first, second, again].map(({ incidentId }) => incidentId);
    expect(proposals).toMatchObject([{ status: "draft", triggeringIncidentIds }]);
  });

  it("names the incident of a stored run also where its second run is told of", async () => {
    const [errorCode, fingerprint] = [newId("CODE"), newId("problem")];
    const { incidentId } = await failedRun("bot", errorCode, { fingerprint });
    const { runId } = await failedRun("bot", errorCode, { fingerprint });
    const { outcome, lesson: learned } = (await detect("failures", { sourceEventId: runId })).body;
    expect([outcome, learned.sourceIncidentId]).toEqual(["recorded", incidentId]);
  });

  it("F-056: lead to each other from when somebody learned from the incident, and not before", async () => {
    const incidentId = await server.openIncident({ triggerType: "failure_spike", fingerprint: newId("problem") });
    const before = await read(`/v1/incidents/${incidentId}`);
    expect(before.lessonRef).toBeNull();
    const { lessonId } = await learn({ sourceEventType: "incident", sourceEventId: incidentId });
    expect(await lessonRef(incidentId)).toBe(REF + lessonId);
    expect(await read(`/v1/incidents/${incidentId}?asOf=${before.asOf}`)).toEqual(before);
    expect(await learn({ sourceEventType: "incident", sourceEventId: newId("TICKET") })).toMatchObject({
      sourceIncidentId: null,
    });
  });
});

describe("reading lessons", () => {
  it("F-077: refuses pages out of bounds, and finds neither unknown lessons nor those of another tenant", async () => {
    for (const limit of [0, 101]) expect((await server.send("viewer", `/v1/lessons?limit=${limit}`)).status).toBe(400);
    const { lessonId } = await learn();
    expect((await server.send("viewer", "/v1/lessons/les_nobody")).status).toBe(404);
    expect((await server.send("stranger", `/v1/lessons/${lessonId}`)).body.code).toBe("lesson_not_found");
    for (const [how, told] of [
      ["convert", {}],
      ["defer", { deferUntil: FUTURE }],
      ["dismiss", { reason: "known" }],
      ["reactivate", {}],
    ] as const)
      expect((await change(lessonId, how, told, "stranger")).status).toBe(404);
    expect((await server.send("stranger", "/v1/lessons")).body).toMatchObject({ items: [], total: 0 });
  });

  it("F-077: counts what it lists, those of test scenarios only where asked for", async () => {
    await learn({ isSynthetic: true });
    for (const includeSynthetic of [false, true]) {
      const list = await read(`/v1/lessons?limit=100&includeSynthetic=${includeSynthetic}`);
      const stats = await read(`/v1/lessons/stats?includeSynthetic=${includeSynthetic}`);
      expect(list.total).toBe(list.items.length);
      expect(stats.total).toBe(list.total);
      const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);
      expect([sum(stats.byType), sum(stats.byStatus)]).toEqual([list.total, list.total]);
    }
    const [real, all] = [await read("/v1/lessons/stats"), await read("/v1/lessons/stats?includeSynthetic=true")];
    expect(all.total).toBe(real.total + 1);
  });

  it("gives pages that hold together while lessons come in, by type and status", async () => {
    const query = "/v1/lessons?lessonType=failure&status=pending&limit=1";
    const first = await read(query);
    await learn();
    const second = await read(`${query}&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.total).toBe(first.total);
    expect(second.items[0].sequence).toBeLessThan(first.items[0].sequence);
    expect(second.items[0]).toMatchObject({ lessonType: "failure", status: "pending" });
  });

  it("is for whoever may read, and changing for whoever may change", async () => {
    const { lessonId } = await learn();
    expect((await server.send("collector", "/v1/lessons")).status).toBe(403);
    expect((await server.post("viewer", `/v1/lessons/${lessonId}/convert`, {})).status).toBe(403);
    expect((await server.post("responder", "/v1/lessons/failures", { sourceEventId: "r" })).status).toBe(403);
  });
});
