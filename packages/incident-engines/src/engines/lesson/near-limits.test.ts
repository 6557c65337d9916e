import { SYSTEM_ACTORS, type TraceSummary } from "@hoc/incident-schemas";
import { describe, expect, it, vi } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { learnFromLimits, usedOfLimits } from "./near-limits.js";

const USED = { tokens: 920, costMicros: 95 };
const TOLD = { inputTokens: 800, outputTokens: 120, costMicros: 95 };
const UNTOLD = { inputTokens: null, outputTokens: null, costMicros: null };
const COUNTED = { tokens: 970, tokensKnown: true, costMicros: 91 };
const RUN = {
  runId: "run-1",
  limits: { tokens: 1_000, costMicros: 100 },
  isSynthetic: false,
  syntheticScenarioId: null,
};

describe("what a run used of its limits", () => {
  it.each([
    [
      { tokens: 1_000, costMicros: 100 },
      USED,
      [
        ["tokens", 920, 1_000],
        ["cost", 95, 100],
      ],
    ],
    [{ tokens: 1_000 }, USED, [["tokens", 920, 1_000]]],
    [{ costMicros: 100 }, USED, [["cost", 95, 100]]],
    [{ steps: 5 }, USED, []],
    [null, USED, []],
    [{ tokens: 1_000 }, { ...USED, tokens: null }, []],
    [{ tokens: 1_000 }, { ...USED, tokens: 0 }, [["tokens", 0, 1_000]]],
    [{ costMicros: 100 }, { ...USED, costMicros: null }, []],
    [{ costMicros: 100 }, { ...USED, costMicros: 0 }, [["cost", 0, 100]]],
  ])("is told where both are known: %j of %j", (limits, used, expected) => {
    const uses = usedOfLimits(limits, used);
    expect(uses.map(({ metric, currentValue, thresholdValue }) => [metric, currentValue, thresholdValue])).toEqual(
      expected,
    );
  });
});

/** A world in which the trace of the run adds up to this, and what was asked of it. */
function tracedWorld(summary: Partial<TraceSummary> = COUNTED) {
  const getTraceSummary = vi.fn(async () => summary as TraceSummary);
  return { ...lessonWorld({ stubs: { traceStore: { getTraceSummary } } }), getTraceSummary };
}

describe("a run that came near its limits", () => {
  it("teaches that, in the product's own name", async () => {
    const { writing, stored, events } = lessonWorld();
    const run = { ...RUN, isSynthetic: true, syntheticScenarioId: "s1" };
    await learnFromLimits(writing, "acme", run, { ...TOLD, costMicros: 100 });
    expect(stored).toMatchObject([
      { lessonType: "near_threshold", sourceEventId: "run-1", subject: "tokens:90-95", isSynthetic: true },
    ]);
    expect(events).toMatchObject([{ actor: SYSTEM_ACTORS.lessons }]);
  });

  it.each([
    ["all of its use", UNTOLD, ["tokens:95-100", "cost:90-95"]],
    ["half of its tokens", { ...TOLD, outputTokens: null }, ["tokens:95-100", "cost:95-100"]],
    ["its cost", { ...TOLD, costMicros: null }, ["tokens:90-95", "cost:90-95"]],
  ])("teaches what its steps add up to, where its host does not tell %s", async (_, told, subjects) => {
    const { writing, stored, getTraceSummary } = tracedWorld();
    await learnFromLimits(writing, "acme", RUN, told);
    expect(stored.map(({ subject }) => subject)).toEqual(subjects);
    expect(getTraceSummary.mock.calls).toEqual([["acme", "run-1"]]);
  });

  it("teaches nothing of tokens that not every step counted", async () => {
    const { writing, stored } = tracedWorld({ ...COUNTED, tokensKnown: false });
    await learnFromLimits(writing, "acme", RUN, UNTOLD);
    expect(stored.map(({ subject }) => subject)).toEqual(["cost:90-95"]);
  });

  it.each([
    ["its host tells what it used", RUN.limits, TOLD],
    ["its host tells what it used of its one limit, of tokens", { tokens: 1_000 }, { ...TOLD, costMicros: null }],
    ["its host tells what it used of its one limit, of money", { costMicros: 100 }, { ...UNTOLD, costMicros: 95 }],
    ["only its steps are limited", { steps: 5 }, UNTOLD],
    ["it has no limits", null, UNTOLD],
  ])("has its trace left alone when %s", async (_, limits, told) => {
    const { writing, getTraceSummary, logged } = tracedWorld();
    await learnFromLimits(writing, "acme", { ...RUN, limits }, told);
    expect(getTraceSummary).not.toHaveBeenCalled();
    expect(logged).not.toHaveBeenCalled();
  });
});

describe("what goes wrong while learning from limits", () => {
  it("never fails the run", async () => {
    const insertLesson = () => Promise.reject(new Error("no"));
    const { writing, logged, counted } = lessonWorld({ stubs: { lessons: { insertLesson } } });
    await learnFromLimits(writing, "acme", { ...RUN, limits: { tokens: 1_000 } }, TOLD);
    expect(logged).toHaveBeenCalledOnce();
    expect(counted).toHaveBeenCalledWith("lessons_creation_failed_total", { lesson_type: "near_threshold" });
  });

  it("leaves what the host tells, when the trace cannot be read", async () => {
    const getTraceSummary = () => Promise.reject(new Error("no"));
    const { writing, stored, logged, counted } = lessonWorld({ stubs: { traceStore: { getTraceSummary } } });
    await learnFromLimits(writing, "acme", RUN, { ...UNTOLD, costMicros: 95 });
    expect(stored.map(({ subject }) => subject)).toEqual(["cost:95-100"]);
    expect(logged).toHaveBeenCalledOnce();
    expect(counted).toHaveBeenCalledWith("lessons_creation_failed_total", { lesson_type: "near_threshold" });
  });
});
