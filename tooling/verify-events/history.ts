import { addSeconds, type EventType } from "@hoc/incident-schemas";
import { ACTORS } from "./actors.js";
import { learn } from "./learning.js";
import { type Answer, type Manner, type Teller, tellerOf } from "./teller.js";
import { STARTS_AT, type VerifiedProduct } from "./verified-product.js";

/** What was done, and what came of it beside events. */
export interface History {
  readonly tenants: readonly string[];
  /** The project of each run. */
  readonly projects: Readonly<Record<string, string>>;
  /** Why what should make events of a type was refused, by type. */
  readonly refusals: ReadonlyMap<string, readonly string[]>;
  /** Event types of what was done again, or came of it, with the events that this made. */
  readonly repetitions: ReadonlyMap<string, number>;
}

const TENANTS = ["acme", "globex"] as const;
/** A word of the host: what it asks for is less than what many signals ask for. */
const TRIGGER = "slow_answers";
const PROJECT = "shop";
const RUNS = ["run-done", "run-failed", "run-asked", "run-looping"] as const;

/** Lives through a history that makes events of every type, in two tenants. Whatever can be said again is said again. */
export async function liveHistory(product: VerifiedProduct): Promise<History> {
  const refusals = new Map<string, string[]>();
  const repetitions = new Map<string, number>();
  for (const tenantId of TENANTS) {
    const teller = tellerOf(product, tenantId, refusals, repetitions);
    await liveAs(teller);
    await learn(teller, PROJECT);
  }
  return {
    tenants: TENANTS,
    projects: Object.fromEntries(RUNS.map((runId) => [runId, PROJECT])),
    refusals,
    repetitions,
  };
}

async function liveAs({ tell }: Teller): Promise<void> {
  const signal = (makes: EventType, said: object, how: Manner = {}) =>
    tell(
      makes,
      "incidents.signals.record",
      { signals: [{ triggerType: TRIGGER, ...said }] },
      { by: ACTORS.program, ...how },
    ).then(incidentOf);
  const handle = (makes: EventType, verb: string, input: object, how?: Manner) =>
    tell(makes, `incidents.write.${verb}`, input, how);

  const first = await signal("incidents.IncidentCreated", {
    signalId: "first",
    fingerprint: "first",
  });
  await tell(
    "incidents.SeverityEscalated",
    "incidents.signals.record",
    {
      signals: times(60, (index) => ({
        triggerType: TRIGGER,
        signalId: `more-${index}`,
        fingerprint: "first",
      })),
    },
    { by: ACTORS.program },
  );
  await handle("incidents.IncidentAcknowledged", "acknowledgeIncident", { incidentId: first });
  await signal("incidents.IncidentReactivated", { signalId: "late", fingerprint: "first" }, { after: 600 });
  await handle("incidents.IncidentAssigned", "assignIncident", { incidentId: first, ownerId: "bob" });
  await handle("incidents.IncidentAssigned", "assignIncident", { incidentId: first, ownerId: null });
  await handle(
    "incidents.IncidentNoteAdded",
    "addNote",
    { incidentId: first, note: "Seen." },
    { by: ACTORS.service, isAnotherAgain: true },
  );
  await handle("incidents.IncidentSeveritySet", "setSeverity", { incidentId: first, severity: "critical" });
  await handle("incidents.IncidentSeveritySet", "setSeverity", { incidentId: first, severity: "low", reason: "Few." });
  await handle(
    "incidents.IncidentMilestoneRecorded",
    "recordMilestone",
    {
      incidentId: first,
      milestone: "contained",
      at: addSeconds(STARTS_AT, 20),
    },
    { isAnotherAgain: true },
  );
  await handle(
    "incidents.EvidenceAdded",
    "addEvidence",
    {
      incidentId: first,
      evidenceType: "action",
      summary: "Went over to the other model.",
      recoveryAction: "fallback_model",
      recoverySucceeded: true,
    },
    { isAnotherAgain: true },
  );
  await tell("incidents.PostmortemCreated", "incidents.recurrence.createPostmortemStub", { incidentId: first });
  await handle("incidents.IncidentResolved", "resolveIncident", {
    incidentId: first,
    resolutionType: "fixed",
    resolutionSummary: "The loop was broken.",
  });
  await handle("incidents.IncidentReopened", "reopenIncident", { incidentId: first, reason: "It is back." });
  await handle("incidents.IncidentManuallyClosed", "manualCloseIncident", {
    incidentId: first,
    reason: "A duplicate.",
  });
  await tell("incidents.PostmortemPublished", "incidents.recurrence.publishPostmortem", {
    incidentId: first,
    rootCause: "The retry had no limit.",
    effectiveness: "Stopped within a minute.",
    changes: [{ reference: "OPS-42", isDone: true }],
  });
  await tell(
    "incidents.BundleExported",
    "incidents.export.createEvidenceBundle",
    { incidentId: first, exportReason: "The quarter's audit." },
    { isAnotherAgain: true },
  );

  await signal("incidents.IncidentCreated", { signalId: "passing", fingerprint: "passing", reference: "call-1" });
  await signal("incidents.IncidentAutoResolved", {
    signalId: "passed",
    fingerprint: "passing",
    reference: "call-1",
    state: "resolved",
  });
  await signal("incidents.IncidentCreated", { signalId: "silent", fingerprint: "silent" });
  await tell("incidents.IncidentAutoResolved", "incidents.maintenance.resolveStaleIncidents", {}, { after: 7_200 });
  await tell("analytics.ArtifactRecorded", "analytics.artifacts.save", {
    datasetId: "daily-costs",
    datasetVersion: "7",
    inputWindowHash: "0a".repeat(32),
    asOf: STARTS_AT,
    computeCodeVersion: "1.4.0",
  });

  const run = (runId: string) => ({ runId, agentId: "agent-1", projectId: PROJECT });
  const program = { by: ACTORS.program };
  await tell("runs.RunStarted", "incidents.runs.reportRun", run("run-done"), program);
  await tell("runs.RunFinished", "incidents.runs.reportOutcome", { runId: "run-done", status: "succeeded" }, program);
  await tell("runs.RunStarted", "incidents.runs.reportRun", run("run-failed"), program);
  const failed = {
    runId: "run-failed",
    status: "failed",
    errorCode: "BUDGET_EXCEEDED",
    errorMessage: "No money left.",
  };
  await tell("policies.PolicyProposalDrafted", "incidents.runs.reportOutcome", failed, program);
  await tell("runs.RunStarted", "incidents.runs.reportRun", run("run-asked"), program);
  await tell(
    "runs.LlmFailureRecorded",
    "incidents.runs.recordLlmFailure",
    {
      runId: "run-asked",
      failureType: "timeout",
      errorCode: "EXECUTION_TIMEOUT",
      errorMessage: "No answer.",
      model: "m",
    },
    program,
  );
  await tell("policies.PolicyRuleCreated", "incidents.policies.createRule", {
    policyId: "quiet",
    name: "Known noise",
    suppression: { errorCodes: ["KNOWN_NOISE"] },
  });
  await tell("policies.PolicyRuleCreated", "incidents.policies.createRule", {
    policyId: "pii",
    name: "No personal data",
    policyType: "PII",
  });
  await signal("incidents.IncidentSuppressed", {
    signalId: "noise",
    fingerprint: "noise",
    errorCode: "KNOWN_NOISE",
    initialSeverity: "low",
    runId: "run-done",
  });
  await tell(
    "policies.PolicyViolationRecorded",
    "incidents.policies.recordViolation",
    {
      violationId: "violation-1",
      runId: "run-done",
      policyId: "pii",
      policyType: "PII",
      violatedRule: "PII_SSN",
      reason: "A number of social security was shown.",
      evidence: { step: 3 },
    },
    program,
  );
  await tell(
    "policies.PolicyEvaluated",
    "incidents.policies.recordEvaluation",
    { runId: "run-done", outcome: "violation_incident", policiesChecked: 2 },
    program,
  );
  await tell("policies.PolicyRuleRetired", "incidents.policies.retireRule", { policyId: "quiet", reason: "Repaired." });
  await tell(
    "costs.CostAnomalyRecorded",
    "incidents.costs.recordAnomaly",
    {
      anomalyId: "anomaly-1",
      anomalyType: "ABSOLUTE_SPIKE",
      severity: "CRITICAL",
      currentValueMicros: 9_000_000,
      expectedValueMicros: 1_000_000,
      runId: "run-done",
    },
    { by: ACTORS.service },
  );
}

function incidentOf({ results }: Answer): string {
  const [result] = (results ?? []) as { readonly incidentId?: string }[];
  return String(result?.incidentId);
}

function times<Item>(count: number, of: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => of(index));
}
