import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../test/a-story.js";
import { aTraceStep } from "../../test/facts.js";
import { buildContent } from "./build-content.js";
import { totalsOf, totalsOfSummary } from "./totals.js";

const at = "2026-03-14T09:20:00.000000Z";

describe("totals", () => {
  it("are the sums over the steps", () =>
    expect(totalsOf(buildContent("evidence", aStory(), storyParams()))).toEqual({
      events: 12,
      steps: 18,
      tokens: 9_189,
      tokensKnown: true,
      costMicros: 27_567,
      durationMs: 23_850,
    }));

  it("F-073: are those of the trace's summary when the raw steps are left out, and the steps stay committed to", () => {
    const whole = buildContent("evidence", aStory(), storyParams());
    const without = buildContent("evidence", aStory(), storyParams({ includeRawSteps: false }));
    expect(without.steps).toBeNull();
    expect(without.totals).toEqual(whole.totals);
    expect(without.trace).toEqual(whole.trace);
    expect(without.inflection).toEqual(whole.inflection);
    expect(without.limitations.join()).toContain("The raw steps are left out (18 steps)");
  });

  it("F-070: tell nought from not known", () => {
    const of = (...steps: Parameters<typeof aTraceStep>[0][]) =>
      totalsOf(buildContent("evidence", aStory({ steps: steps.map(aTraceStep) }), storyParams()));
    const step = { stepIndex: 0, timestamp: at };
    expect(of(step)).toMatchObject({ tokens: 0, tokensKnown: true, costMicros: null, durationMs: null });
    expect(of({ ...step, costMicros: 0, durationMs: 0, tokensKnown: false })).toMatchObject({
      tokensKnown: false,
      costMicros: 0,
      durationMs: 0,
    });
    expect(of()).toMatchObject({ steps: 0, tokensKnown: true });
    expect(totalsOfSummary(undefined)).toEqual({
      steps: 0,
      tokens: 0,
      tokensKnown: false,
      costMicros: null,
      durationMs: null,
    });
  });

  it("are exact, or not said at all", () => {
    const steps = [0, 1].map((stepIndex) =>
      aTraceStep({ stepIndex, timestamp: at, costMicros: Number.MAX_SAFE_INTEGER, tokens: Number.MAX_SAFE_INTEGER }),
    );
    const content = buildContent("evidence", aStory({ steps }), storyParams());
    expect(content.totals).toMatchObject({ costMicros: null, tokens: 0, tokensKnown: false });
    const back = aTraceStep({ stepIndex: 2, timestamp: at, costMicros: -Number.MAX_SAFE_INTEGER });
    expect(buildContent("evidence", aStory({ steps: [...steps, back] }), storyParams()).totals.costMicros).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });
});
