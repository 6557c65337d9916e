import type { PolicyProposal, RunErrorCode, Severity } from "@hoc/incident-schemas";
import type { NewPolicyProposal } from "@hoc/incident-schemas/ports";

/** Says that nobody knows the cause. */
const UNKNOWN_CAUSE = "UNKNOWN" satisfies RunErrorCode;

/** How what a draft says of its review begins. */
const UNTOUCHED = "This draft changes nothing by itself: a person has to review it.";

const NOT_ENFORCED =
  "What its action asks for is for whoever starts runs to carry out: it is kept with the rule, and nothing of it is enforced here.";

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
  return `${UNTOUCHED} Approved as it is, its rule keeps ${keptBack(suppression)} ${NOT_ENFORCED}`;
}

function keptBack(suppression: ProposedSuppression): string {
  if (suppression === null) return "nothing from becoming an incident.";
  const { errorCodes = [], maxSeverity } = suppression;
  return (
    `further signals of every agent with the error ${errorCodes.join(", ")}, up to the severity ${maxSeverity}, ` +
    "from becoming incidents; each is stored with a record of that."
  );
}

/**
 * Why a proposal was made, without what it says of its review, which is over when it has become a rule.
 *
 * @example reasonOf({ rationale: `Runs fail. ${reviewInWords(suppression)}` }) // "Runs fail."
 */
export function reasonOf({ rationale }: Pick<PolicyProposal, "rationale">): string {
  const end = rationale.lastIndexOf(UNTOUCHED);
  return end === -1 ? rationale : rationale.slice(0, end).trimEnd();
}
