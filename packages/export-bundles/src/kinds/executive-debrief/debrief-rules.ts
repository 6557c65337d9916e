import type { BundleContent, Debrief, DebriefContent } from "../../bundle/format.js";
import { type Handling, handlingOf } from "../../bundle/handling.js";
import { type AssessedCheck, assessedChecks } from "../soc2/controls.js";
import { businessImpactOf, costOf } from "./business-impact.js";
import { measuresOf } from "./measures.js";
import { recommendedActionsOf } from "./recommended-actions.js";
import { riskOf } from "./risk.js";
import { summaryOf } from "./summary.js";

/** The rules `debrief-rules/1`: everything that an executive reads, from the record. */
export function deriveDebrief(content: DebriefContent): DebriefContent {
  return { ...content, debrief: debriefOf(content) };
}

/** What an executive reads of an incident. */
function debriefOf(content: BundleContent): Debrief {
  const handling = handlingOf(content.events);
  const checks = assessedChecks(content);
  const measures = measuresOf(content, handling);
  return {
    risk: riskOf(content, handling, measures),
    summary: summaryOf(content, handling),
    businessImpact: businessImpactOf(content, handling),
    ...measures,
    costIncurredMicros: costOf(content),
    costPrevented: "not estimated",
    remediationStatus: remediationStatusOf(handling, checks),
    recommendedActions: recommendedActionsOf(content, checks),
    unknowns: checks.filter(isOpen).map(({ rule, result }) => `${UNKNOWN_WORDS[result]} whether ${rule.asks}.`),
  };
}

const UNKNOWN_WORDS = { unknown: "It is not shown", not_yet_due: "It is too early to say" } as const;

function isOpen(check: AssessedCheck): check is AssessedCheck & { result: keyof typeof UNKNOWN_WORDS } {
  return check.result === "unknown" || check.result === "not_yet_due";
}

/** Completed is what was remediated and then resolved; begun is whatever people did before. */
function remediationStatusOf(handling: Handling, checks: readonly AssessedCheck[]): Debrief["remediationStatus"] {
  const came = (id: string, result: AssessedCheck["result"]) =>
    checks.some((check) => check.rule.id === id && check.result === result);
  if (came("resolved", "met") && !came("remediated", "not_met")) return "completed";
  const { acknowledgement, containment, classifications, remediations, recovery } = handling;
  const deeds = [acknowledgement, containment, classifications[0], remediations[0], recovery];
  return deeds.some((deed) => deed !== undefined) ? "in_progress" : "pending";
}
