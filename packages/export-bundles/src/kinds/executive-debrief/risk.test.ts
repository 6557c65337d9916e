import { describe, expect, it } from "vitest";
import { aResolution, at, milestone } from "../../../test/check-of.js";
import { aBundleFacts, type EntryDraft, type FactsDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleParams } from "../../bundle/format.js";

function riskOf(facts: FactsDraft, params: Partial<BundleParams> = {}) {
  return buildContent("executive_debrief", aBundleFacts(facts), someParams(params)).debrief.risk;
}

/** Taken on, stopped after the time given and resolved in time. */
function handled(
  contained = "12:05:00",
  classified: Readonly<Record<string, unknown>> = { impact: "no", dataImpact: "no" },
): EntryDraft[] {
  return [
    acknowledgement,
    milestone("contained", at(contained)),
    milestone("classified", at("12:30:00"), classified),
    aResolution(at("13:00:00")),
  ];
}

const acknowledgement: EntryDraft = { type: "acknowledged", at: at("12:00:00"), data: { reason: null } };

describe("the risk", () => {
  it.each<[string, string, FactsDraft]>([
    ["critical", "critical severity", { incident: { severity: "critical" } }],
    [
      "high",
      "high severity, and personal or confidential data is concerned",
      { incident: { severity: "high" }, entries: handled("12:05:00", { impact: "yes", dataImpact: "yes" }) },
    ],
    ["high", "not stopped within 15 min, but after 15 min 1 s", { entries: handled("12:13:01") }],
    ["high", "not stopped within 15 min, but still going on after 5 d 12 h", {}],
    [
      "high",
      "repeated: 3 other incidents of the same kind in 30 days",
      { similarIncidents30Days: 3, entries: handled() },
    ],
    ["not_rated", "not rated: no classification", { entries: [aResolution(at("12:00:00"))] }],
    ["medium", "high severity", { incident: { severity: "high" }, entries: handled() }],
    ["medium", "not taken on in time", { entries: handled().slice(1) }],
    [
      "medium",
      "not taken on in time",
      { entries: [{ ...acknowledgement, actor: { type: "AGENT", id: "judge" } }, ...handled().slice(1)] },
    ],
    ["low", "no graver rule holds", { entries: handled("12:13:00"), similarIncidents30Days: 2 }],
  ])("F-067: is %s: %s", (level, rule, facts) => expect(riskOf(facts)).toEqual({ level, rule }));

  it("is medium when it was not resolved in time", () =>
    expect(
      riskOf({ entries: handled() }, { resolveWithinSeconds: { critical: 1, high: 1, medium: 60, low: 1 } }),
    ).toEqual({
      level: "medium",
      rule: "not resolved in time",
    }));

  it("is not rated where the severity or the classification is hidden", () => {
    expect(riskOf({ entries: handled() }, { redaction: "details" }).level).toBe("not_rated");
    const entries = handled("12:05:00", { impact: "no", dataImpact: "no", summary: "x" });
    expect(riskOf({ entries, incident: { triggerValue: null } }, { redaction: "free_text" })).toEqual({
      level: "not_rated",
      rule: "not rated: the classification is hidden",
    });
  });
});
