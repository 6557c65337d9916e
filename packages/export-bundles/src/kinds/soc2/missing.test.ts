import { expect, it } from "vitest";
import { aResolution, at } from "../../../test/check-of.js";
import { aBundleFacts, type EntryDraft, someParams } from "../../../test/facts.js";
import { buildContent } from "../../bundle/build-content.js";
import type { BundleParams } from "../../bundle/format.js";
import { missing } from "./missing.js";
import { soc2CaseOf } from "./soc2-case.js";

function missingIn(entries: EntryDraft[], params: Partial<BundleParams>) {
  const soc2Case = soc2CaseOf(buildContent("evidence", aBundleFacts({ entries }), someParams(params)));
  return soc2Case && missing(soc2Case, "Nothing is recorded");
}

it("is not yet due, then not met, and at once when the incident is over; unknown when the severity is hidden", () => {
  const dueAt = at("11:58:00", "2026-03-15");
  expect(missingIn([], { asOf: dueAt })).toEqual({
    result: "not_yet_due",
    reason: "Nothing is recorded; it is due by 2026-03-15 11:58:00 UTC.",
    evidence: ["ev_1"],
    dueAt,
  });
  expect(missingIn([], {})).toMatchObject({
    result: "not_met",
    reason: "Nothing is recorded, although it was due by 2026-03-15 11:58:00 UTC.",
    dueAt,
  });
  expect(missingIn([aResolution(at("12:00:00"))], { asOf: at("12:00:00") })).toMatchObject({
    result: "not_met",
    evidence: ["ev_2"],
  });
  expect(missingIn([], { redaction: "details" })).toMatchObject({ result: "unknown" });
});
