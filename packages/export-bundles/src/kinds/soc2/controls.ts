import { type Contradiction, contradictionsOf } from "../../bundle/contradictions.js";
import type { BundleContent, Soc2ControlMapping } from "../../bundle/format.js";
import { type Assessment, notMet } from "./assessment.js";
import { controlStatusOf } from "./control-status.js";
import { type CheckRule, DEFAULT_SOC2_CONTROLS } from "./criteria.js";
import { type Soc2Case, soc2CaseOf } from "./soc2-case.js";

/** A check of a criterion, with what it came to. */
export interface AssessedCheck extends Assessment {
  readonly criterion: string;
  readonly rule: CheckRule;
}

/**
 * What every check comes to. What cannot be so beats everything else: a check that rests on a contradiction is not met.
 */
export function assessedChecks(content: BundleContent): AssessedCheck[] {
  const soc2Case = soc2CaseOf(content);
  const contradictions = contradictionsOf(content);
  return DEFAULT_SOC2_CONTROLS.flatMap(({ criterion, checks }) =>
    checks.map((rule) => ({ criterion, rule, ...assess(soc2Case, contradictions, rule) })),
  );
}

/** The criteria with their checks and statuses, as bundles for auditors have them. */
export function soc2ControlsOf(content: BundleContent): Soc2ControlMapping[] {
  const assessed = assessedChecks(content);
  return DEFAULT_SOC2_CONTROLS.map(({ criterion, paraphrase, reference, notCovered }) => {
    const checks = assessed
      .filter((check) => check.criterion === criterion)
      .map(({ rule, result, reason, evidence }) => ({ id: rule.id, result, reason, evidence }));
    const status = controlStatusOf(checks.map(({ result }) => result));
    return { criterion, paraphrase, reference, status, checks, notCovered: [...notCovered] };
  });
}

function assess(soc2Case: Soc2Case | undefined, contradictions: readonly Contradiction[], rule: CheckRule): Assessment {
  const against = contradictions.find(({ checks }) => checks === "all" || checks.includes(rule.id));
  if (against !== undefined) return notMet(against.sentence, against.evidence);
  return soc2Case === undefined ? notMet("The timeline has no beginning.", []) : rule.assess(soc2Case);
}
