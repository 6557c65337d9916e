import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../../test/a-story.js";
import { at, milestone } from "../../../test/check-of.js";
import { aBundleFacts, type FactsDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import { costOf } from "./business-impact.js";

const impactOf = (facts: FactsDraft) =>
  buildContent("executive_debrief", aBundleFacts(facts), someParams({ asOf: at("12:58:00") })).debrief.businessImpact;

describe("the effect on the business", () => {
  it("F-067: is what is recorded, with its duration and exact cost", () => {
    expect(buildContent("executive_debrief", aStory(), storyParams()).debrief.businessImpact).toBe(
      "Objectives: not missed. Personal or confidential data: not concerned. Calls affected: 1. Cost: $0.027567. " +
        "Duration: 2 h 24 min. Customers and services: Not recorded.",
    );
  });

  it("F-067: is not recorded, never none, where nobody said anything", () => {
    expect(impactOf({})).toBe(
      "Objectives: Not recorded. Personal or confidential data: Not recorded. Calls affected: 1. Cost: Not recorded. " +
        "Duration: 1 h so far. Customers and services: Not recorded.",
    );
  });

  it("says what people answered", () => {
    const classified = (impact: string, dataImpact: string) => ({
      entries: [milestone("classified", at("12:00:00"), { impact, dataImpact })],
    });
    expect(impactOf(classified("yes", "yes"))).toContain(
      "Objectives: missed, or could be. Personal or confidential data: concerned.",
    );
    expect(impactOf(classified("unknown", "unknown"))).toContain(
      "Objectives: unknown. Personal or confidential data: unknown.",
    );
    expect(impactOf(classified("toString", "toString"))).toContain(
      "Objectives: Not recorded. Personal or confidential data: Not recorded.",
    );
  });

  it("says what is hidden", () => {
    const { debrief } = buildContent("executive_debrief", aStory(), storyParams({ redaction: "free_text" }));
    expect(debrief.businessImpact).toContain("Objectives: hidden. Personal or confidential data: hidden.");
  });

  it("F-067: the cost is that of the signals, else of the run, else of the steps", () => {
    const { incident, run, totals } = buildContent("evidence", aStory(), storyParams());
    const without = { ...incident, costMicros: null };
    const content = buildContent("evidence", aStory(), storyParams());
    expect(costOf({ ...content, incident: { ...incident, costMicros: 0 } })).toBe(0);
    expect(costOf({ ...content, incident: without, run: run && { ...run, costMicros: 2 } })).toBe(2);
    expect(costOf({ ...content, incident: without, run: null, totals: { ...totals, costMicros: 3 } })).toBe(3);
    expect(costOf({ ...content, incident: without, run: null, totals: { ...totals, costMicros: null } })).toBeNull();
  });
});
