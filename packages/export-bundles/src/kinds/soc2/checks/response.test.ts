import { describe, expect, it } from "vitest";
import { aStory, STORY_ENTRIES } from "../../../../test/a-story.js";
import { aResolution, at, checkOf, milestone } from "../../../../test/check-of.js";
import { aTraceStep, type EntryDraft, type FactsDraft } from "../../../../test/facts.js";

const assigned = (ownerId: string | null, when = at("12:00:00")): EntryDraft => ({
  type: "assigned",
  at: when,
  data: { fromOwnerId: null, ownerId },
});

describe("roles", () => {
  it("are met by an owner and an actor of every change of state", () =>
    expect(checkOf("roles", { entries: [assigned("ada"), aResolution(at("12:30:00"))] })).toEqual({
      id: "roles",
      result: "met",
      reason: 'Owned by "ada"; 2 changes of state have an actor each.',
      evidence: ["ev_2", "ev_1", "ev_3"],
    }));

  it.each<[string, EntryDraft[]]>([
    ["without an owner", []],
    ["when the assignment was taken back", [assigned("ada"), assigned(null, at("12:10:00"))]],
    [
      "when a change of state has no actor",
      [assigned("ada"), { type: "acknowledged", at: at("12:20:00"), actor: { type: "SYSTEM", id: "" } }],
    ],
  ])("are not met %s", (_, entries) => expect(checkOf("roles", { entries }).result).toBe("not_met"));

  it("are unknown when the owner is hidden", () =>
    expect(checkOf("roles", { entries: [assigned("ada")] }, { redaction: "details" }).result).toBe("unknown"));
});

describe("contained", () => {
  const withoutContainment = STORY_ENTRIES.filter(({ type }) => type !== "contained");

  it("is met by a containment that people recorded, with no step after it", () =>
    expect(checkOf("contained", aStory())).toMatchObject({
      result: "met",
      reason: "Stopped 14 min 18 s after it was opened; none of 18 steps is later.",
      evidence: ["ev_4"],
    }));

  it("is met by the end of a run that was stopped", () =>
    expect(checkOf("contained", aStory({ entries: withoutContainment }))).toMatchObject({
      result: "met",
      reason: "Stopped 2 s after it was opened; none of 18 steps is later.",
      evidence: ["run:run_story"],
    }));

  it("is met where there is no trace that could go on", () =>
    expect(checkOf("contained", { entries: [milestone("contained", at("12:00:00"))] }).reason).toBe(
      "Stopped 2 min after it was opened; there is no trace.",
    ));

  it("is not met when the trace has steps after the stop", () => {
    const { steps } = aStory();
    const later = [...steps, aTraceStep({ stepIndex: 18, timestamp: at("10:00:00") })];
    const trace = { ...aStory().trace, steps: 19 } as FactsDraft["trace"];
    expect(checkOf("contained", aStory({ steps: later, trace }))).toMatchObject({
      result: "not_met",
      reason: "The trace has 1 step after the stop at step 17, 2026-03-14 09:25:44 UTC.",
      evidence: ["run:run_story", "step:18"],
    });
  });

  it("is not met when the trace has not all of its steps", () =>
    expect(checkOf("contained", aStory({ steps: aStory().steps.slice(0, 17) }))).toMatchObject({
      result: "not_met",
      reason: "The trace has 17 steps where its summary counts 18.",
    }));

  it("is unknown when the steps are left out or were not reached", () => {
    expect(checkOf("contained", aStory(), { includeRawSteps: false }).result).toBe("unknown");
    expect(checkOf("contained", aStory({ traceUnavailable: "The trace store is down." })).result).toBe("unknown");
  });

  it("is not met without a stop once it was due, nor by one that is earlier than the incident", () => {
    expect(checkOf("contained", {}).result).toBe("not_met");
    expect(checkOf("contained", { entries: [milestone("contained", at("11:57:00"))] })).toMatchObject({
      result: "not_met",
      reason: expect.stringContaining("A containment is recorded only for 1 min before it was opened"),
    });
  });
});

describe("contained, of a run whose trace is not there", () => {
  it("is unknown, as nobody can see whether steps follow", () => {
    for (const missing of [
      { trace: undefined, steps: [] },
      { run: undefined, trace: undefined, steps: [] },
    ])
      expect(checkOf("contained", aStory(missing))).toMatchObject({
        result: "unknown",
        reason: expect.stringContaining("no trace of the run is stored"),
      });
  });
});

describe("remediated", () => {
  const remediation = (summary: string | null, when = at("12:00:00")) => milestone("remediated", when, { summary });

  it("is met when it is recorded what was changed", () =>
    expect(checkOf("remediated", { entries: [remediation("CHG-118")] })).toMatchObject({
      result: "met",
      evidence: ["ev_2"],
    }));

  it.each<[string, EntryDraft[]]>([
    ["without a remediation", []],
    ["when it does not say what was changed", [remediation(null)]],
    ["when what it says is blank", [remediation(" ")]],
    ["when it is earlier than the incident", [remediation("CHG-118", at("11:00:00"))]],
  ])("is not met %s", (_, entries) => expect(checkOf("remediated", { entries }).result).toBe("not_met"));

  it("is unknown when what was changed is hidden", () =>
    expect(checkOf("remediated", { entries: [remediation("CHG-118")] }, { redaction: "free_text" }).result).toBe(
      "unknown",
    ));
});

describe("resolved", () => {
  const remediation = milestone("remediated", at("12:00:00"), { summary: "CHG-118" });

  it("is met after a remediation, and says when it was late", () => {
    expect(checkOf("resolved", { entries: [remediation, aResolution(at("12:30:00"))] })).toMatchObject({
      result: "met",
      reason: "Resolved 32 min after it was opened, after the remediation.",
      evidence: ["ev_2", "ev_3"],
    });
    expect(checkOf("resolved", { entries: [remediation, aResolution(at("12:30:00", "2026-03-16"))] }).reason).toBe(
      "Resolved 2 d after it was opened, later than its limit, 2026-03-15 11:58:00 UTC, after the remediation.",
    );
  });

  it.each<[string, EntryDraft[]]>([
    ["while it is open", [remediation]],
    ["without a remediation", [aResolution(at("12:30:00"))]],
    [
      "after a remediation that is earlier than the incident",
      [{ ...remediation, at: at("11:00:00") }, aResolution(at("12:30:00"))],
    ],
    ["before the remediation", [aResolution(at("11:59:00")), remediation]],
    ["when it is said to be before the opening", [remediation, aResolution(at("11:00:00"))]],
    ["by the system alone", [{ type: "auto_resolved", at: at("13:00:00") }]],
    ["by closing it", [{ type: "manually_closed", at: at("13:00:00"), data: { reason: "a duplicate" } }]],
    ["when it was reopened", [remediation, aResolution(at("12:30:00")), { type: "reopened", at: at("13:00:00") }]],
  ])("is not met %s", (_, entries) => expect(checkOf("resolved", { entries }).result).toBe("not_met"));

  it("is not yet due within the time to resolve", () =>
    expect(checkOf("resolved", {}, { asOf: at("12:00:00") }).result).toBe("not_yet_due"));
});

describe("communicated", () => {
  it("is met by a communication, and not by one that is earlier than the incident", () => {
    expect(checkOf("communicated", { entries: [milestone("communicated", at("12:00:00"))] }).result).toBe("met");
    expect(checkOf("communicated", { entries: [milestone("communicated", at("11:00:00"))] }).result).toBe("not_met");
    expect(checkOf("communicated", {}).result).toBe("not_met");
    expect(checkOf("communicated", {}, { asOf: at("12:00:00") }).result).toBe("not_yet_due");
  });

  it("is not met when it was recorded after its limit, and says so", () => {
    const communication = milestone("communicated", at("11:58:01", "2026-03-15"));
    expect(checkOf("communicated", { entries: [communication] })).toMatchObject({
      result: "not_met",
      reason: "Communicated 1 d after it was opened, recorded later than its limit, 2026-03-15 11:58:00 UTC.",
    });
    expect(checkOf("communicated", { entries: [milestone("communicated", at("11:58:00", "2026-03-15"))] }).result).toBe(
      "met",
    );
    expect(checkOf("communicated", { entries: [communication] }, { redaction: "details" }).result).toBe("unknown");
  });

  it("is unknown while its due date depends on a severity that is hidden", () =>
    expect(checkOf("communicated", {}, { redaction: "details" }).result).toBe("unknown"));
});
