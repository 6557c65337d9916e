import { addSeconds } from "@hoc/incident-schemas";
import { budgetDeeds, ENTITY_ID, laterBudgetDeeds } from "./budgets.js";
import { type Body, type Chapter, type Deed, inTurn, type Made, markOf, READ_AT } from "./deeds.js";
import type { Tenant } from "./verified-app.js";

/** Names of the lessons whose own pages are read; afterwards the first is put off and the second comes back. */
export const READ_LESSONS = ["lesson-0", "lesson-4", "lesson-5", "lesson-1"] as const;

/** Names of the proposals whose own pages are read: approved, rejected, and reviewed only afterwards. */
export const READ_PROPOSALS = ["proposal-1", "proposal-2", "proposal-3", "proposal-9"] as const;

/** A run that something was found in. */
export const FOUND_RUN_ID = "loop-0";

/** The draft that was proposed last. */
export const LAST_DRAFT: Made = {
  name: "proposal-9",
  askedAt: "/v1/policies/proposals?limit=1",
  idIn: ({ items }) => (items as { proposalId: string }[])[0]?.proposalId,
};

/** What is out of line, in which order and of what. */
const ANOMALIES = [
  { anomalyId: "anomaly-0", anomalyType: "ABSOLUTE_SPIKE", severity: "HIGH" },
  { anomalyId: "anomaly-1", anomalyType: "SUSTAINED_DRIFT", severity: "LOW", entityType: "model", entityId: "m" },
  {
    anomalyId: "anomaly-2",
    anomalyType: "BUDGET_WARNING",
    severity: "MEDIUM",
    entityType: "agent",
    entityId: ENTITY_ID,
  },
  { anomalyId: "anomaly-3", anomalyType: "BUDGET_EXCEEDED", severity: "HIGH", entityType: "user", entityId: "u" },
] as const;

/** What detectors found in runs, what was learned, and what people made of it. */
export function learningChapters(tenant: Tenant): Chapter[] {
  const { failure, anomaly } = learnedBy(tenant);
  return inTurn(
    addSeconds(READ_AT, -450),
    [
      ...[FOUND_RUN_ID, "loop-1", "loop-2", "loop-3"].flatMap((runId) => loopingRun(tenant, runId)),
      ...ANOMALIES.map(anomaly),
      ...budgetDeeds(tenant),
      failure(0),
      failure(1, { severity: "critical" }),
      failure(2, { severity: "medium" }),
      failure(3, { severity: "low" }),
      nearThreshold,
      criticalSuccess,
      failure(6, { isSynthetic: true }),
      failure(7, { errorCode: "TOOL_ABUSE_3" }),
      convert(1),
      convert(2),
      convert(3),
      defer(4),
      dismiss(5),
      approve(1),
      reject(2),
    ],
    10,
  );
}

/** What is learned, decided and found only after everything was read. */
export function laterLearning(tenant: Tenant): Deed[] {
  const { failure, anomaly } = learnedBy(tenant);
  return [
    ...loopingRun(tenant, "loop-later"),
    ...laterBudgetDeeds(tenant),
    anomaly({
      anomalyId: "anomaly-later",
      anomalyType: "ABSOLUTE_SPIKE",
      severity: "HIGH",
      entityType: "feature",
      entityId: "later",
    }),
    failure(8),
    defer(0),
    { path: "/v1/lessons/:lesson-4/reactivate", body: {} },
    dismiss(6),
    convert(7),
    approve(3),
    reject(9),
  ];
}

function learnedBy(tenant: Tenant) {
  const mark = markOf(tenant);
  return {
    failure: (index: number, more: object = {}): Deed => ({
      path: "/v1/lessons/failures",
      body: {
        sourceEventId: `run of the host ${index}`,
        severity: "high",
        errorCode: `TOOL_ABUSE_${index}`,
        errorMessage: `${mark}Call ${index} failed`,
        ...more,
      },
      makes: { name: `lesson-${index}`, idIn: lessonIn },
    }),
    anomaly: (said: object): Deed => ({
      path: "/v1/costs/anomalies",
      body: { currentValueMicros: 9_000_000, expectedValueMicros: 1_000_000, message: `${mark}Much.`, ...said },
    }),
  };
}

const nearThreshold: Deed = {
  path: "/v1/lessons/near-thresholds",
  body: { sourceEventId: "run of the host 4", metric: "tokens", currentValue: 93, thresholdValue: 100 },
  makes: { name: "lesson-4", idIn: lessonIn },
};

const criticalSuccess: Deed = {
  path: "/v1/lessons/critical-successes",
  body: { sourceEventId: "run of the host 5", successType: "saved_much", metrics: { minutes: 90 } },
  makes: { name: "lesson-5", idIn: lessonIn },
};

/** A run that does the same again and again, until somebody looks at it. */
function loopingRun(tenant: Tenant, runId: string): Deed[] {
  return [
    { path: "/v1/runs", body: { runId, agentId: "agent-1", goal: `${markOf(tenant)}Answer` } },
    { path: `/v1/runs/${runId}/steps`, body: { steps: [0, 1, 2, 3, 4, 5, 6, 7].map(sameStep) } },
    { path: `/v1/runs/${runId}/examination`, body: {} },
  ];
}

function sameStep(stepIndex: number): object {
  return { stepIndex, skillName: "search", skillId: "search", status: "success", inputHash: "in", outputHash: "out" };
}

function convert(index: number): Deed {
  return {
    path: `/v1/lessons/:lesson-${index}/convert`,
    body: {},
    makes: { name: `proposal-${index}`, idIn: ({ draftProposalId }) => draftProposalId },
  };
}

function defer(index: number): Deed {
  return { path: `/v1/lessons/:lesson-${index}/defer`, body: { deferUntil: addSeconds(READ_AT, 30 * 86_400) } };
}

function dismiss(index: number): Deed {
  return { path: `/v1/lessons/:lesson-${index}/dismiss`, body: { reason: "Nothing that could be done again." } };
}

function approve(index: number): Deed {
  return { path: `/v1/policies/proposals/:proposal-${index}/approve`, body: { notes: "Nobody needs to hear of it." } };
}

function reject(index: number): Deed {
  return { path: `/v1/policies/proposals/:proposal-${index}/reject`, body: { notes: "It is rare." } };
}

function lessonIn({ lesson }: Body): unknown {
  return (lesson as { lessonId: string } | null)?.lessonId;
}
