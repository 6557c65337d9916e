import { describe, expect, it } from "vitest";
import { aStory, storyParams } from "../../../test/a-story.js";
import { aResolution, at, milestone } from "../../../test/check-of.js";
import { aBundleFacts, type FactsDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleParams } from "../../bundle/format.js";
import { soc2ControlsOf } from "./controls.js";
import { DEFAULT_SOC2_CONTROLS } from "./criteria.js";

function statusesOf(facts: FactsDraft, params: Partial<BundleParams> = {}) {
  const { controls } = buildContent("soc2", aBundleFacts(facts), someParams(params));
  return Object.fromEntries(controls.map(({ criterion, status }) => [criterion, status]));
}

describe("the criteria of a bundle for an auditor", () => {
  it("F-066: have no status by default, each one follows from the checks", () => {
    expect(DEFAULT_SOC2_CONTROLS.map(({ criterion }) => criterion)).toEqual(["CC7.2", "CC7.3", "CC7.4", "CC7.5"]);
    expect(DEFAULT_SOC2_CONTROLS.every((criterion) => !("status" in criterion))).toBe(true);
    expect(statusesOf(aStory(), storyParams())).toEqual({
      "CC7.2": "PARTIAL",
      "CC7.3": "DEMONSTRATED",
      "CC7.4": "DEMONSTRATED",
      "CC7.5": "DEMONSTRATED",
    });
  });

  it("F-066: nothing of an incident that nobody handled is demonstrated", () => {
    expect(statusesOf({})).toEqual({
      "CC7.2": "PARTIAL",
      "CC7.3": "NOT_DEMONSTRATED",
      "CC7.4": "NOT_DEMONSTRATED",
      "CC7.5": "NOT_DEMONSTRATED",
    });
    expect(statusesOf({}, { asOf: at("11:59:00") })).toMatchObject({
      "CC7.3": "PENDING",
      "CC7.4": "PENDING",
      "CC7.5": "PENDING",
    });
  });

  it("hidden fields make a criterion indeterminate, never demonstrated", () => {
    for (const redaction of ["free_text", "details"] as const)
      expect(Object.values(statusesOf(aStory(), { redaction }))).not.toContain("DEMONSTRATED");
  });

  it("an open incident, or one that was reopened, demonstrates neither response nor recovery", () => {
    const handled = [milestone("recovered", at("12:30:00")), milestone("contained", at("12:31:00"))];
    expect(statusesOf({ entries: handled })["CC7.5"]).not.toBe("DEMONSTRATED");
    const reopened = statusesOf({
      entries: [...handled, aResolution(at("13:00:00")), { type: "reopened", at: at("14:00:00") }],
    });
    expect([reopened["CC7.4"], reopened["CC7.5"]]).toEqual(["NOT_DEMONSTRATED", "NOT_DEMONSTRATED"]);
  });

  it("a timeline that is not whole is against every check, whatever is left of it", () => {
    const { controls } = buildContent("soc2", { ...aStory(), expectedEntries: 13 }, storyParams());
    const checks = controls.flatMap((control) => control.checks);
    expect(new Set(checks.map(({ result }) => result))).toEqual(new Set(["not_met"]));
    expect(checks[0]?.reason).toBe("The timeline has 12 entries where the incident counts 13.");
  });

  it("no timeline at all shows nothing", () => {
    const content = buildContent("soc2", aBundleFacts({ timeline: [] }), someParams());
    expect(soc2ControlsOf(content).every(({ status }) => status === "NOT_DEMONSTRATED")).toBe(true);
    expect(content.limitations).toContain("The timeline has no entry that opens the incident.");
  });

  it("every check has a reason, and every criterion words of our own, a reference and what it does not cover", () => {
    const { controls } = buildContent("soc2", aStory(), storyParams());
    for (const { paraphrase, reference, notCovered, checks, criterion } of controls) {
      expect([paraphrase, ...checks.map(({ reason }) => reason)].every((text) => /^[A-Z\d].*\.$/.test(text))).toBe(
        true,
      );
      expect(reference).toContain(criterion);
      expect(notCovered.length).toBeGreaterThan(0);
    }
    const ids = controls.flatMap(({ checks }) => checks.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
