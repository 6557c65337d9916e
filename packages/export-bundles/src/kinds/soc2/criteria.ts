import type { Assessment } from "./assessment.js";
import { analysed, detected, detectionChecked } from "./checks/detection.js";
import { acknowledgedInTime, dataImpactAssessed, decidedByPerson, evaluated } from "./checks/evaluation.js";
import { effectivenessEvaluated, recurrencePrevented, restored, rootCause } from "./checks/recovery.js";
import { communicated, contained, remediated, resolved, roles } from "./checks/response.js";
import type { Soc2Case } from "./soc2-case.js";

/** A check of a criterion: a question to the record of one incident. */
export interface CheckRule {
  readonly id: string;
  /** What it asks for, in plain words. */
  readonly asks: string;
  /** What to do when it is not met. */
  readonly action: string;
  readonly assess: (soc2Case: Soc2Case) => Assessment;
}

/** A criterion of the Trust Services Criteria, in words of our own, with the checks that stand for it here. */
export interface Criterion {
  readonly criterion: string;
  readonly paraphrase: string;
  readonly reference: string;
  readonly checks: readonly CheckRule[];
  /** What the record of one incident cannot show of it. */
  readonly notCovered: readonly string[];
}

const reference = (criterion: string) => `AICPA TSP section 100 (2017, points of focus revised 2022), ${criterion}`;

/**
 * The criteria that an incident's record says something about. No criterion has a status by default: it follows from
 * the checks.
 */
export const DEFAULT_SOC2_CONTROLS: readonly Criterion[] = [
  {
    criterion: "CC7.2",
    paraphrase:
      "Components and their operation are monitored for anomalies such as attacks, disasters and errors, and anomalies are analysed as to whether they are security events.",
    reference: reference("CC7.2"),
    checks: [
      {
        id: "detected",
        asks: "the problem was detected, and at which step it happened is known",
        action: "Have the host name the step at which a rule is broken or a run stops.",
        assess: detected,
      },
      {
        id: "analysed",
        asks: "somebody said what it was",
        action: "Classify the incident.",
        assess: analysed,
      },
      {
        id: "detection_checked",
        asks: "detection was itself checked shortly before",
        action: "Check regularly that detection works, and keep a record of it.",
        assess: detectionChecked,
      },
    ],
    notCovered: [
      "Continuous monitoring: one incident shows that something was found, not that nothing was missed.",
      "Choice, design and filters of the detection measures.",
    ],
  },
  {
    criterion: "CC7.3",
    paraphrase:
      "Security events are evaluated as to whether they could, or did, keep the entity from meeting its objectives, and are acted on.",
    reference: reference("CC7.3"),
    checks: [
      {
        id: "acknowledged_in_time",
        asks: "a person took it on in time",
        action: "Find out why nobody took the incident on in time, and change who is called.",
        assess: acknowledgedInTime,
      },
      {
        id: "evaluated",
        asks: "it was said what it means for the objectives",
        action: "Say in the classification whether objectives could be missed.",
        assess: evaluated,
      },
      {
        id: "data_impact_assessed",
        asks: "it is recorded what it means for personal or confidential data",
        action: "Find out whether personal or confidential data is concerned, and record the answer.",
        assess: dataImpactAssessed,
      },
      {
        id: "decided_by_person",
        asks: "a person decided what it was",
        action: "Have a person confirm the classification.",
        assess: decidedByPerson,
      },
    ],
    notCovered: [
      "Procedures for analysing security events, and their review.",
      "Events that were evaluated and did not become incidents.",
    ],
  },
  {
    criterion: "CC7.4",
    paraphrase:
      "Incidents are responded to by a defined programme: they are understood, contained, remediated and communicated.",
    reference: reference("CC7.4"),
    checks: [
      {
        id: "roles",
        asks: "it has an owner, and every change of its state an actor",
        action: "Assign the incident to an owner.",
        assess: roles,
      },
      {
        id: "contained",
        asks: "it was stopped",
        action: "Record when and how the problem was stopped, or stop it.",
        assess: contained,
      },
      {
        id: "remediated",
        asks: "it is recorded what was changed",
        action: "Remove the cause, and record what was changed.",
        assess: remediated,
      },
      {
        id: "resolved",
        asks: "it was resolved after the change",
        action: "Resolve incidents only after what caused them was changed.",
        assess: resolved,
      },
      {
        id: "communicated",
        asks: "those concerned were told",
        action: "Tell those who are concerned, and record it.",
        assess: communicated,
      },
      {
        id: "effectiveness_evaluated",
        asks: "it was looked back on how well the response worked",
        action: "Publish a post-mortem that says how well the response worked.",
        assess: effectivenessEvaluated,
      },
    ],
    notCovered: [
      "The response programme itself: its definition, roles and training.",
      "Periodic evaluation of the programme over several incidents.",
      "To whom was communicated, and in which words.",
    ],
  },
  {
    criterion: "CC7.5",
    paraphrase: "Operation is restored after incidents, their causes are found, and recurrence is prevented.",
    reference: reference("CC7.5"),
    checks: [
      {
        id: "restored",
        asks: "operation was restored",
        action: "Record when operation was restored and how it was checked.",
        assess: restored,
      },
      {
        id: "root_cause",
        asks: "the root cause is named",
        action: "Publish a post-mortem that names the root cause.",
        assess: rootCause,
      },
      {
        id: "recurrence_prevented",
        asks: "what keeps it from happening again is done",
        action: "Finish the changes that keep it from happening again, and name them in a post-mortem.",
        assess: recurrencePrevented,
      },
    ],
    notCovered: ["Tests of the recovery plan.", "Whether the changes work in the long run."],
  },
];
