import { buildRun } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { aStory } from "../../test/a-story.js";
import { at, milestone } from "../../test/check-of.js";
import { aBundleFacts, aTraceStep, type FactsDraft, someParams } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import { handlingOf } from "./handling.js";
import { runStopOf, stepsAfter, stopOf } from "./stop.js";

const BLOCKED = buildRun({
  status: "halted",
  outcome: "BLOCKED",
  stoppedAtStep: 3,
  startedAt: at("11:50:00"),
  completedAt: at("11:59:00"),
});

function stopIn(facts: FactsDraft) {
  const content = buildContent(
    "evidence",
    aBundleFacts({ incident: { sourceRunId: "run_1" }, ...facts }),
    someParams(),
  );
  return stopOf(content, handlingOf(content.events));
}

describe("where it was stopped", () => {
  it("is the containment that people recorded, before the end of the run", () => {
    expect(stopIn({ run: BLOCKED, entries: [milestone("contained", at("12:10:00"))] })).toEqual({
      at: at("12:10:00"),
      stepIndex: null,
      evidence: "ev_2",
    });
  });

  it("is else the end of a run that was stopped", () => {
    expect(stopIn({ run: BLOCKED })).toEqual({ at: at("11:59:00"), stepIndex: 3, evidence: "run:run_1" });
    expect(stopIn({ run: { ...BLOCKED, outcome: "FAILURE", terminationReason: "user_abort" } })?.stepIndex).toBe(3);
  });

  it.each([
    [
      "of a containment that is said to be earlier than the incident",
      { entries: [milestone("contained", at("11:00:00"))] },
    ],
    [
      "of a run that failed by itself",
      { run: { ...BLOCKED, outcome: "FAILURE", terminationReason: "timeout" } as const },
    ],
    ["of a run that goes on", { run: buildRun() }],
    [
      "of a run when signals came after its end",
      { run: BLOCKED, incident: { sourceRunId: "run_1", lastSignalAt: at("12:30:00") } },
    ],
    [
      "of a run when the incident was reopened",
      { run: BLOCKED, entries: [{ type: "reopened", at: at("13:00:00") } as const] },
    ],
    ["of nothing", {}],
  ])("is nowhere on the word %s", (_, facts) => expect(stopIn(facts)).toBeUndefined());

  it("leaves behind it the steps that are later, or beyond the step of the stop", () => {
    const steps = [2, 3, 4].map((stepIndex) => aTraceStep({ stepIndex, timestamp: at(`11:0${stepIndex}:00`) }));
    const { trace } = aStory();
    const content = buildContent(
      "evidence",
      aBundleFacts({ run: BLOCKED, trace: trace && { ...trace, steps: 3 }, steps }),
      someParams(),
    );
    const after = (stop: Parameters<typeof stepsAfter>[1]) =>
      stepsAfter(content.steps ?? [], stop).map(({ index }) => index);
    expect(runStopOf(content)?.stepIndex).toBe(3);
    expect(after({ at: at("12:00:00"), stepIndex: 3, evidence: "" })).toEqual([4]);
    expect(after({ at: at("11:02:30"), stepIndex: null, evidence: "" })).toEqual([3, 4]);
    expect(after({ at: at("11:04:00"), stepIndex: null, evidence: "" })).toEqual([]);
  });
});
