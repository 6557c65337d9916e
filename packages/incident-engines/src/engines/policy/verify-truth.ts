import type { TruthCriterion, TruthResult, ViolationTruth } from "@hoc/incident-schemas";
import type { ViolationFacts } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../json-digest.js";
import { violationDigest } from "./violation-digest.js";

/** What is true of a violation, whenever it is read. */
export type TruthVerdict = Omit<ViolationTruth, "asOf" | "dataVersion">;

/** How one criterion came out, with the facts in a sentence. */
interface Finding {
  readonly result: TruthResult;
  readonly reason: string;
}

const met = (reason: string): Finding => ({ result: "met", reason });
const notMet = (reason: string): Finding => ({ result: "not_met", reason });
const notApplicable = (reason: string): Finding => ({ result: "not_applicable", reason });

/** What a truth is judged by beside what is stored. */
export interface TruthConditions {
  /** Whether old signals are deleted, so that one may be missing without anything being wrong. */
  readonly signalsArePruned: boolean;
}

/**
 * Judges whether what is stored of a violation holds together: seven criteria, each with its reason. What is asked of an
 * incident does not apply where a rule prevented one; with neither an incident nor a prevention nothing passes.
 *
 * @example verifyTruth(facts, { signalsArePruned: false }).criteria.filter(({ result }) => result === "not_met").map(({ reason }) => reason)
 */
export function verifyTruth(facts: ViolationFacts, conditions: TruthConditions): TruthVerdict {
  const { violation, incidents } = facts;
  const criteria = [
    { criterion: "ac1_violation_persisted" as const, ...violationPersisted(facts) },
    { criterion: "ac2_incident_exists" as const, ...incidentExists(facts) },
    { criterion: "ac3_evidence_exists" as const, ...evidenceExists(facts) },
    { criterion: "ac4_policy_was_enabled" as const, ...policyWasEnabled(facts) },
    { criterion: "ac5_evidence_before_incident" as const, ...evidenceBeforeIncident(facts, conditions) },
    { criterion: "ac6_costs_had_no_part" as const, ...costsHadNoPart(facts, conditions) },
    { criterion: "ac7_no_duplicate_incidents" as const, ...noDuplicateIncidents(facts) },
  ] satisfies readonly { readonly criterion: TruthCriterion }[];
  const incident = incidents.find(({ incidentId }) => incidentId === violation.incidentId) ?? incidents[0];
  return {
    violationId: violation.violationId,
    passed: criteria.every(({ result }) => result !== "not_met"),
    disposition: isPrevented(facts) ? "prevented" : "incident",
    incidentId: incident?.incidentId ?? null,
    incidentSeverity: incident?.severity ?? null,
    preventionId: violation.preventionId,
    criteria,
  };
}

function isPrevented({ incidents, violation }: ViolationFacts): boolean {
  return violation.preventionId !== null && incidents.length === 0;
}

/** A report without an instant got the one of its recording, which is not among the words of the report. */
function violationPersisted({ violation }: ViolationFacts): Finding {
  const { sequence, recordedAt, occurredAt, contentDigest } = violation;
  const reported = occurredAt === recordedAt ? [occurredAt, null] : [occurredAt];
  return reported.some((instant) => violationDigest({ ...violation, occurredAt: instant }) === contentDigest)
    ? met(`The fact is stored at position ${sequence} and says what was reported.`)
    : notMet(`The fact at position ${sequence} does not say any more what was reported.`);
}

function incidentExists(facts: ViolationFacts): Finding {
  const { incidents, violation } = facts;
  if (violation.preventionId !== null) return incidentPrevented(facts, violation.preventionId);
  const [first, second] = incidents;
  if (first === undefined) return notMet("It has no incident, and no rule prevented one.");
  if (second !== undefined) return notMet(`${incidents.length} incidents have it, where one must.`);
  return first.incidentId === violation.incidentId
    ? met(`The incident ${first.incidentId} has it, with the severity ${first.severity}.`)
    : notMet(`Its signal is in the incident ${first.incidentId}, but the fact is not linked to that incident.`);
}

function incidentPrevented({ incidents, evidenceEntries }: ViolationFacts, preventionId: string): Finding {
  const [entry] = evidenceEntries;
  const [incident] = incidents;
  const prevented = `A rule prevented the incident (${preventionId})`;
  if (entry !== undefined)
    return notMet(`${prevented}, and yet the timeline of ${entry.incidentId} tells of its evidence.`);
  if (incident !== undefined) return notMet(`${prevented}, and yet ${incident.incidentId} has it.`);
  return notApplicable(`${prevented}.`);
}

function evidenceExists(facts: ViolationFacts): Finding {
  const { evidence, contentHash } = facts.violation;
  if (Object.keys(evidence).length === 0) return notMet("No evidence is stored with the fact.");
  if (jsonDigest(evidence) !== contentHash)
    return notMet(`The stored evidence does not have the digest ${contentHash} any more.`);
  if (isPrevented(facts)) return met("The evidence is stored with the fact; there is no timeline to tell of it.");
  const { incidents, evidenceEntries } = facts;
  const told = incidents.every(({ incidentId }) => evidenceEntries.some((entry) => entry.incidentId === incidentId));
  const alike = evidenceEntries.every((entry) => entry.contentHash === contentHash);
  return evidenceEntries.length > 0 && told && alike
    ? met("The evidence is stored with the fact, and the incident's timeline tells of it with the same digest.")
    : notMet(`The incident's timeline does not tell of the evidence with the digest ${contentHash}.`);
}

function policyWasEnabled({ policyWasEnabled: wasEnabled, violation: { policyId } }: ViolationFacts): Finding {
  if (wasEnabled === null)
    return notApplicable("The host's own policies were asked when the fact was recorded, and cannot be asked again.");
  return wasEnabled
    ? met(`A rule of the id or policy type ${policyId} was in force when the fact was recorded.`)
    : notMet(`No rule of the id or policy type ${policyId} was in force when the fact was recorded.`);
}

function evidenceBeforeIncident(facts: ViolationFacts, conditions: TruthConditions): Finding {
  const { sequence } = facts.violation;
  if (facts.incidents.length === 0) return notApplicable("There is no incident that it could come before.");
  const positions = facts.incidents.map(({ absorbedSequence }) => absorbedSequence);
  const earlier = positions.find((position) => position !== null && position <= sequence);
  if (earlier !== undefined)
    return notMet(`The signal at position ${earlier} did not come after the evidence at position ${sequence}.`);
  return positions.includes(null)
    ? signalIsMissing(conditions)
    : met(`The evidence at position ${sequence} was stored before the signal at position ${positions.join(", ")}.`);
}

function costsHadNoPart({ incidents, signalCostMicros }: ViolationFacts, conditions: TruthConditions): Finding {
  if (signalCostMicros !== null) return notMet(`Its signal carried a cost of ${signalCostMicros} micro-dollars.`);
  return incidents.some(({ absorbedSequence }) => absorbedSequence === null)
    ? signalIsMissing(conditions)
    : met("Its signal carried no cost.");
}

function signalIsMissing({ signalsArePruned }: TruthConditions): Finding {
  return signalsArePruned
    ? notApplicable("It cannot be told any more: the signal was deleted when its time was over.")
    : notMet("It cannot be told: its signal is missing, although no signals are deleted here.");
}

function noDuplicateIncidents(facts: ViolationFacts): Finding {
  const names = facts.incidents.map(({ incidentId }) => incidentId).join(", ");
  if (facts.incidents.length > 1) return notMet(`It is in more than one incident: ${names}.`);
  if (facts.incidents.length === 1) return met(`It is in one incident, ${names}.`);
  return isPrevented(facts)
    ? met("It is in no incident, as a rule prevented it.")
    : notMet("It is in no incident, and no rule prevented one.");
}
