import { redactEvent } from "../redact/redact.js";
import { redactMembers } from "../redact/redact-members.js";
import { eventOfEntry } from "./event-of-entry.js";
import { evidenceOf } from "./evidence.js";
import type { BundleFacts } from "./facts.js";
import { type BundleParams, type EvidenceContent, SCHEMA_VERSION } from "./format.js";
import { incidentOf } from "./incident.js";
import { inflectionOf } from "./inflection.js";
import { logRoot, stepsRoot } from "./leaves.js";
import { policyContextOf } from "./policy-context.js";
import { runOf } from "./run.js";
import { sourcesOf } from "./sources.js";
import { stepOfTraceStep } from "./step-of-trace-step.js";
import { totalsOfSummary } from "./totals.js";

/** What the content of every kind says, before anything is derived from it. */
export type RawContent = Omit<EvidenceContent, "bundleType" | "generator">;

/** A bundle id of no bundle, until it is derived. */
const NOT_DERIVED = `EVD-${"0".repeat(26)}` as const;

/** What is stored of an incident, in the form of the format and redacted as the parameters ask. */
export function rawContent(facts: BundleFacts, params: BundleParams): RawContent {
  const { incident } = facts;
  const trace = facts.traceUnavailable === undefined ? facts.trace : undefined;
  const events = facts.timeline.map((entry) => redactEvent(eventOfEntry(entry), params.redaction));
  const violatingStep = facts.violation?.stepIndex ?? null;
  const steps = trace === undefined ? [] : facts.steps.map((step) => stepOfTraceStep(step, violatingStep));
  const policyContext = policyContextOf(facts);
  const run = runOf(facts.run, params.redaction);
  const content: RawContent = {
    schemaVersion: SCHEMA_VERSION,
    bundleId: NOT_DERIVED,
    tenantId: facts.tenantId,
    incidentId: incident.id,
    runId: incident.sourceRunId,
    traceId: trace?.traceId ?? null,
    agentId: facts.run?.agentId ?? incident.affectedAgentId,
    params,
    sources: sourcesOf(facts, params),
    incident: incidentOf(facts),
    run,
    log: { hash: "SHA-256", origin: facts.origin, size: events.length, root: logRoot(events) },
    checkpoint: facts.checkpoint,
    events,
    trace:
      trace === undefined
        ? null
        : {
            status: trace.status,
            startedAt: trace.startedAt,
            completedAt: trace.completedAt,
            size: steps.length,
            root: stepsRoot(steps),
          },
    steps: params.includeRawSteps ? steps : null,
    policyContext,
    inflection: inflectionOf({ policyContext, run, steps, inflection: null }),
    totals: { events: events.length, ...totalsOfSummary(trace) },
    evidence: evidenceOf(facts.evidence),
    limitations: [],
    review: { status: "PENDING" },
  };
  return redactMembers(content, params.redaction);
}
