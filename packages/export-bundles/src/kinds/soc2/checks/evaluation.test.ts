import { describe, expect, it } from "vitest";
import { aResolution, at, checkOf, milestone } from "../../../../test/check-of.js";
import { AGGREGATOR, type EntryDraft } from "../../../../test/facts.js";

/** The incident is opened at 11:58 with severity medium, so 4 h are given: until 15:58. */
const LIMIT = at("15:58:00");
const acknowledged = (when: string, others: Partial<EntryDraft> = {}): EntryDraft => ({
  type: "acknowledged",
  at: when,
  data: { acknowledgedBy: "ada", reason: null },
  ...others,
});
const raised = (severity: string, when: string): EntryDraft => ({
  type: "severity_set",
  at: when,
  data: { fromSeverity: "medium", severity, reason: null },
});

describe("acknowledged in time", () => {
  it("is met to the last microsecond of the limit, and not after it", () => {
    expect(checkOf("acknowledged_in_time", { entries: [acknowledged(LIMIT)] })).toEqual({
      id: "acknowledged_in_time",
      result: "met",
      reason: "Acknowledged 4 h after it was opened, within the limit of 4 h for severity medium.",
      evidence: ["ev_1", "ev_2"],
    });
    expect(checkOf("acknowledged_in_time", { entries: [acknowledged("2026-03-14T15:58:00.000001Z")] })).toMatchObject({
      result: "not_met",
      reason: "Acknowledged 4 h after it was opened, later than the limit of 4 h for severity medium.",
    });
  });

  it("goes by the severity that the timeline shows at the acknowledgement, not by a later one", () => {
    const early = [raised("high", at("12:00:00")), acknowledged(at("13:30:00"))];
    const late = [acknowledged(at("13:30:00")), raised("high", at("14:00:00"))];
    expect(checkOf("acknowledged_in_time", { entries: early })).toMatchObject({ result: "not_met" });
    expect(checkOf("acknowledged_in_time", { entries: late })).toMatchObject({ result: "met" });
  });

  it("counts from when it was recorded when it says an earlier instant", () => {
    const backdated = acknowledged(at("12:00:00"), { recordedAt: at("16:00:00") });
    expect(checkOf("acknowledged_in_time", { entries: [backdated] })).toMatchObject({
      result: "not_met",
      reason:
        "Acknowledged 2 min after it was opened, but recorded 4 h 2 min after it was opened, later than the limit of 4 h for severity medium.",
    });
  });

  it("is not met by a program", () =>
    expect(
      checkOf("acknowledged_in_time", { entries: [acknowledged(at("12:00:00"), { actor: AGGREGATOR })] }).result,
    ).toBe("not_met"));

  it("is not yet due until the limit has passed, and then not met", () => {
    expect(checkOf("acknowledged_in_time", {}, { asOf: LIMIT }).result).toBe("not_yet_due");
    expect(checkOf("acknowledged_in_time", {}, { asOf: "2026-03-14T15:58:00.000001Z" }).result).toBe("not_met");
  });

  it("is not met once the incident is over without one", () =>
    expect(
      checkOf("acknowledged_in_time", { entries: [aResolution(at("12:00:00"))] }, { asOf: at("12:01:00") }).result,
    ).toBe("not_met"));

  it("is unknown when the severity is hidden", () => {
    for (const entries of [[], [acknowledged(at("12:00:00"))]])
      expect(checkOf("acknowledged_in_time", { entries }, { redaction: "details" }).result).toBe("unknown");
  });

  it("starts anew with a reopening", () => {
    const entries: EntryDraft[] = [
      acknowledged(at("12:00:00")),
      aResolution(at("12:30:00")),
      { type: "reopened", at: at("18:00:00"), data: { reason: null } },
    ];
    expect(checkOf("acknowledged_in_time", { entries }, { asOf: at("18:30:00") }).result).toBe("not_yet_due");
    expect(checkOf("acknowledged_in_time", { entries: [...entries, acknowledged(at("21:00:00"))] })).toMatchObject({
      result: "met",
      reason: "Acknowledged 3 h after it was reopened, within the limit of 4 h for severity medium.",
    });
  });

  it.each<[string, EntryDraft[]]>([
    ["before the opening", [acknowledged(at("11:00:00"), { recordedAt: at("12:00:00") })]],
    ["after the end", [aResolution(at("12:00:00")), acknowledged(at("12:30:00"))]],
  ])("is not met by an acknowledgement %s, which cannot be", (_, entries) =>
    expect(checkOf("acknowledged_in_time", { entries }).result).toBe("not_met"),
  );
});

describe("evaluated", () => {
  it.each(["yes", "no", "unknown"])("is met by the answer %s", (impact) =>
    expect(checkOf("evaluated", { entries: [milestone("classified", at("12:00:00"), { impact })] }).result).toBe("met"),
  );

  it("is not met by a classification that says nothing of objectives, nor by an earlier one that did", () => {
    const entries = [
      milestone("classified", at("12:00:00"), { impact: "no" }),
      milestone("classified", at("12:10:00"), { impact: null }),
    ];
    expect(checkOf("evaluated", { entries })).toMatchObject({ result: "not_met", evidence: ["ev_3"] });
  });

  it("names the severity of that moment, not of today", () => {
    const entries: EntryDraft[] = [
      milestone("classified", at("12:00:00"), { impact: "no" }),
      { type: "severity_set", at: at("12:30:00"), data: { severity: "critical", reason: null } },
    ];
    const opening = { data: { triggerType: "freeze", triggerValue: null, severity: "low" } };
    const facts = { incident: { severity: "critical" as const }, opening, entries };
    expect(checkOf("evaluated", facts).reason).toContain("Classified with severity low and the answer no");
  });

  it("is unknown when the answer is hidden", () => {
    const entries = [milestone("classified", at("12:00:00"), { impact: "no", summary: "x" })];
    expect(checkOf("evaluated", { entries }, { redaction: "free_text" }).result).toBe("unknown");
  });

  it("is not met without a classification once it was due", () =>
    expect(checkOf("evaluated", {}).result).toBe("not_met"));
});

describe("data impact assessed", () => {
  const answered = (dataImpact: string | null, when = at("12:00:00")) =>
    milestone("classified", when, { impact: "no", dataImpact });
  const LAST = "2026-03-17T11:58:00.000000Z";
  const AFTER = "2026-03-17T11:58:00.000001Z";

  it.each([
    ["yes", LAST, "met"],
    ["no", AFTER, "met"],
    ["unknown", LAST, "not_yet_due"],
    ["unknown", AFTER, "not_met"],
    [null, LAST, "not_yet_due"],
    [null, AFTER, "not_met"],
  ])("with the answer %s as of %s is %s", (dataImpact, asOf, result) =>
    expect(checkOf("data_impact_assessed", { entries: [answered(dataImpact)] }, { asOf }).result).toBe(result),
  );

  it("takes the last answer that was given", () => {
    const entries = [answered("unknown"), answered("no", at("12:10:00")), answered(null, at("12:20:00"))];
    expect(checkOf("data_impact_assessed", { entries })).toMatchObject({ result: "met", evidence: ["ev_3"] });
  });

  it("is unknown when a classification is hidden, even where an earlier one answers", () => {
    const hidden = milestone("classified", at("12:10:00"), { dataImpact: "unknown", summary: "x" });
    const entries = [answered("no"), hidden];
    expect(checkOf("data_impact_assessed", { entries }, { redaction: "free_text" }).result).toBe("unknown");
  });
});

describe("decided by a person", () => {
  const by = (actor: EntryDraft["actor"]) => ({
    incident: { affectedAgentId: "planner" },
    entries: [{ ...milestone("classified", at("12:00:00")), ...(actor && { actor }) }],
  });

  it("is met by a person and by nobody else", () => {
    expect(checkOf("decided_by_person", by({ type: "HUMAN", id: "ada" })).result).toBe("met");
    expect(checkOf("decided_by_person", by({ type: "AGENT", id: "judge" }))).toMatchObject({
      result: "not_met",
      reason: 'The classification is by agent "judge".',
    });
    expect(checkOf("decided_by_person", by(AGGREGATOR)).result).toBe("not_met");
  });

  it("is not met by the agent that it is about", () =>
    expect(checkOf("decided_by_person", by({ type: "HUMAN", id: "planner" })).result).toBe("not_met"));

  it("is not met without a classification once it was due", () =>
    expect(checkOf("decided_by_person", {}).result).toBe("not_met"));
});
