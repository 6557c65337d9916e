import type { RunErrorCode, Severity } from "@hoc/incident-schemas";
import type { NewPolicyProposal } from "@hoc/incident-schemas/ports";

/** Says that nobody knows the cause. */
const UNKNOWN_CAUSE = "UNKNOWN" satisfies RunErrorCode;

/** What the rule of a draft would keep from becoming incidents. */
type ProposedSuppression = NewPolicyProposal["suppression"];

/**
 * What the rule of a draft about an error would keep from becoming incidents: this error, no graver. A cause that nobody
 * knows is never silenced.
 *
 * @example proposedSuppression("EXECUTION_TIMEOUT", "high") // { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" }
 */
export function proposedSuppression(errorCode: string | null, severity: Severity): ProposedSuppression {
  if (errorCode === null || errorCode === UNKNOWN_CAUSE) return null;
  return { errorCodes: [errorCode], maxSeverity: severity };
}

/**
 * What a draft says of its review, so that nobody approves more than they know of.
 *
 * @example reviewInWords(proposedSuppression("EXECUTION_TIMEOUT", "high"))
 */
export function reviewInWords(suppression: ProposedSuppression): string {
  const untouched = "This draft changes nothing by itself: a person has to review it.";
  if (suppression === null) return `${untouched} Approved as it is, its rule keeps nothing from becoming an incident.`;
  const { errorCodes = [], maxSeverity } = suppression;
  return (
    `${untouched} Approved as it is, its rule keeps further signals of ${errorCodes.join(", ")}, up to the severity ` +
    `${maxSeverity}, from becoming incidents; each is stored with a record of that.`
  );
}
