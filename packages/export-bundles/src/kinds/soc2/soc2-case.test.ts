import { expect, it } from "vitest";
import { aResolution, at } from "../../../test/check-of.js";
import { aBundleFacts, type EntryDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleParams } from "../../bundle/format.js";
import { soc2CaseOf } from "./soc2-case.js";

function caseOf(entries: EntryDraft[] = [], params: Partial<BundleParams> = {}) {
  return soc2CaseOf(buildContent("evidence", aBundleFacts({ entries }), someParams(params)));
}

it("is due by the severity that the timeline shows in the end, from the last start on", () => {
  expect(caseOf()).toMatchObject({ begun: "opened", handlingDue: at("11:58:00", "2026-03-15") });
  const raised: EntryDraft = { type: "severity_escalated", at: at("12:00:00"), data: { severity: "critical" } };
  expect(caseOf([raised])).toMatchObject({ handlingDue: at("15:58:00") });
  expect(caseOf([aResolution(at("12:00:00")), { type: "reopened", at: at("13:00:00") }])).toMatchObject({
    begun: "reopened",
    handlingDue: at("13:00:00", "2026-03-15"),
  });
});

it("has no due instant where the severity is hidden, and is none without a beginning", () => {
  expect(caseOf([], { redaction: "details" })?.handlingDue).toBeUndefined();
  expect(soc2CaseOf(buildContent("evidence", aBundleFacts({ timeline: [] }), someParams()))).toBeUndefined();
});
