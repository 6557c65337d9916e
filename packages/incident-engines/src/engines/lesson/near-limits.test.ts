import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { learnFromLimits, usedOfLimits } from "./near-limits.js";

const USED = { inputTokens: 800, outputTokens: 120, costMicros: 95 };

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
    [{ tokens: 1_000 }, { ...USED, inputTokens: null }, []],
    [{ tokens: 1_000 }, { ...USED, outputTokens: null }, []],
    [{ costMicros: 100 }, { ...USED, costMicros: null }, []],
    [{ costMicros: 100 }, { ...USED, costMicros: 0 }, [["cost", 0, 100]]],
  ])("is told where both are known: %j of %j", (limits, used, expected) => {
    const uses = usedOfLimits(limits, used);
    expect(uses.map(({ metric, currentValue, thresholdValue }) => [metric, currentValue, thresholdValue])).toEqual(
      expected,
    );
  });
});

it("a run that came near its limits teaches that, in the product's own name", async () => {
  const { writing, stored, events } = lessonWorld();
  const run = {
    runId: "run-1",
    limits: { tokens: 1_000, costMicros: 100 },
    isSynthetic: true,
    syntheticScenarioId: "s1",
  };
  await learnFromLimits(writing, "acme", run, { ...USED, costMicros: 100 });
  expect(stored).toMatchObject([
    { lessonType: "near_threshold", sourceEventId: "run-1", subject: "tokens:90-95", isSynthetic: true },
  ]);
  expect(events).toMatchObject([{ actor: SYSTEM_ACTORS.lessons }]);
});

it("never fails the run", async () => {
  const insertLesson = () => Promise.reject(new Error("no"));
  const { writing, logged, counted } = lessonWorld({ stubs: { lessons: { insertLesson } } });
  const run = { runId: "run-1", limits: { tokens: 1_000 }, isSynthetic: false, syntheticScenarioId: null };
  await learnFromLimits(writing, "acme", run, USED);
  expect(logged).toHaveBeenCalledOnce();
  expect(counted).toHaveBeenCalledWith("lessons_creation_failed_total", { lesson_type: "near_threshold" });
});
