import type { BundleContent } from "../../bundle/format.js";
import type { Report } from "../kit/report.js";
import { drawTable } from "../kit/table.js";
import { recorded } from "../kit/visible-text.js";
import { clockTime, codeInWords, hiddenOr, numberText } from "../words.js";
import { type Fact, factsTable, mono } from "./key-facts.js";

/** The rule that was broken, and the rules in force. */
export function policySection(report: Report, { policyContext, params }: BundleContent): void {
  const { policySnapshotId, snapshotDigest, activePolicies, violated } = policyContext;
  report.section("Policy context");
  const facts: Fact[] = [
    ["Snapshot", recorded(policySnapshotId ?? "not known")],
    ["Snapshot SHA-256", snapshotDigest === null ? "not known" : mono(snapshotDigest)],
  ];
  if (violated === null) facts.push(["Broken rule", "No broken rule is recorded."]);
  else
    facts.push(
      [
        "Broken rule",
        recorded(
          `${violated.policyName ?? hiddenOr(params, "name not known")} (${violated.policyId}), rule ${violated.rule ?? "hidden"}`,
        ),
      ],
      ["Limit", recorded(violated.thresholdValue ?? hiddenOr(params, "not known"))],
      ["Actual value", recorded(violated.actualValue ?? hiddenOr(params, "not known"))],
      ["Unit, kind", recorded(codeInWords(violated.violationType))],
      ["At step", violated.stepIndex === null ? "not known" : numberText(violated.stepIndex)],
      ["When", clockTime(violated.at, params.timeZone)],
      ["Violation", recorded(violated.violationId)],
      ["Its evidence SHA-256", violated.evidenceDigest === null ? "hidden" : mono(violated.evidenceDigest)],
    );
  factsTable(report, facts, ["Rules", "What is recorded"]);
  if (activePolicies.length === 0) {
    report.paragraph("No rule in force at the beginning is recorded.");
    return;
  }
  report.subsection("Rules in force at the beginning");
  drawTable(report, {
    columns: [
      { head: "Rule", weight: 46 },
      { head: "Id", weight: 34 },
      { head: "Enforcement", weight: 14 },
      { head: "Source", weight: 12 },
    ],
    rows: activePolicies.map(({ name, policyId, enforcementMode, source }) =>
      [name ?? "hidden", policyId, enforcementMode, source].map(recorded),
    ),
  });
}
