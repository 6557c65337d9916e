import { describe, expect, it } from "vitest";
import { aStory } from "../../../../test/a-story.js";
import { aResolution, at, checkOf, milestone } from "../../../../test/check-of.js";
import type { FactsDraft } from "../../../../test/facts.js";

const opened = (data: Readonly<Record<string, unknown>>): FactsDraft => ({
  opening: { data: { triggerType: "freeze", triggerValue: null, severity: "medium", ...data } },
});

describe("detected", () => {
  it("is met when the opening entry cites a trigger and the step is known, with the delay", () => {
    expect(checkOf("detected", aStory())).toMatchObject({
      result: "met",
      reason:
        'The opening entry cites the trigger "policy_violation"; it was opened 2 s after step 17 and recorded 3 s after it.',
      evidence: ["ev_1", "step:17"],
    });
  });

  it("needs no step where no run is concerned", () => {
    expect(checkOf("detected", {})).toMatchObject({ result: "met", evidence: ["ev_1"] });
  });

  it.each<[string, string, FactsDraft]>([
    ["the opening entry cites no trigger", "not_met", opened({ triggerType: "" })],
    ["a run is named and no step", "not_met", { incident: { sourceRunId: "run_1" } }],
    ["it was opened before the step that it is about", "not_met", aStory({ incident: { createdAt: at("09:25:39") } })],
  ])("comes to something else when %s", (_, result, facts) => expect(checkOf("detected", facts).result).toBe(result));

  it("is unknown when the trace could not be read, and not met when none is stored", () => {
    expect(checkOf("detected", aStory({ traceUnavailable: "It is down." }))).toMatchObject({
      result: "unknown",
      reason: expect.stringContaining("the trace could not be read"),
      evidence: ["ev_1"],
    });
    expect(checkOf("detected", aStory({ trace: undefined, steps: [] })).result).toBe("not_met");
  });

  it("is unknown when what the opening entry cites is hidden", () =>
    expect(checkOf("detected", {}, { redaction: "details" }).result).toBe("unknown"));
});

describe("analysed", () => {
  it("is met by a classification", () =>
    expect(checkOf("analysed", { entries: [milestone("classified", at("12:00:00"), { impact: "no" })] })).toEqual({
      id: "analysed",
      result: "met",
      reason: "1 classification is recorded.",
      evidence: ["ev_2"],
    }));

  it("is not yet due without one until the time to resolve has passed, and then not met", () => {
    const due = "2026-03-15T11:58:00.000000Z";
    expect(checkOf("analysed", {}, { asOf: due })).toMatchObject({
      result: "not_yet_due",
      reason: "No classification is recorded; it is due by 2026-03-15 11:58:00 UTC.",
    });
    expect(checkOf("analysed", {}, { asOf: "2026-03-15T11:58:00.000001Z" }).result).toBe("not_met");
  });

  it("is not met by a classification that was recorded after the time to resolve", () => {
    const due = at("11:58:00", "2026-03-15");
    const classified = (recordedAt: string) => ({
      entries: [{ ...milestone("classified", at("12:00:00")), recordedAt }],
    });
    expect(checkOf("analysed", classified(due)).result).toBe("met");
    expect(checkOf("analysed", classified(at("11:58:01", "2026-03-15")))).toMatchObject({
      result: "not_met",
      reason: "There is a classification, recorded later than its limit, 2026-03-15 11:58:00 UTC.",
    });
  });

  it("is unknown while its limit depends on a severity that is hidden", () =>
    expect(
      checkOf("analysed", { entries: [milestone("classified", at("12:00:00"))] }, { redaction: "details" }).result,
    ).toBe("unknown"));

  it("is not met once the incident is over without one", () => {
    const facts = { entries: [aResolution(at("12:00:00"))] };
    expect(checkOf("analysed", facts, { asOf: at("12:00:01") })).toMatchObject({
      result: "not_met",
      reason: "No classification is recorded, and the incident is over since 2026-03-14 12:00:00 UTC.",
      evidence: ["ev_2"],
    });
  });
});

it("detection is not checked by anything that timelines of today hold", () => {
  expect(checkOf("detection_checked", aStory(), { selfTestWithinHours: 12 })).toMatchObject({
    result: "not_met",
    reason: "No record that detection was itself checked in the 12 h before.",
  });
});
