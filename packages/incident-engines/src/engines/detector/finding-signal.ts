import {
  AGENT_FAILURE_TRIGGER_TYPE,
  canonicalJson,
  type DetectorId,
  type Instant,
  maxSeverity,
  parseInput,
  type Signal,
  type SignalId,
  signalInputSchema,
} from "@hoc/incident-schemas";
import type { NewRunFinding, StoredRun } from "@hoc/incident-schemas/ports";
import { cutText } from "../cut-text.js";
import { AGENT_ROOM } from "../run/first-run.js";
import { hasFailed } from "../run/has-failed.js";
import type { RunEvidence } from "../run/run-evidence.js";
import { sha256Hex } from "../sha256.js";
import { normalizeSignal, type Receipt } from "../signal/normalize-signal.js";
import { DETECTORS } from "./detectors.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "finding-signal-id/v1";

/** Longest fingerprint that a signal may have. */
const MAX_FINGERPRINT = 200;

/** Longest description: each of its characters may take two of the 4,000 units that a signal has room for. */
const MAX_DESCRIPTION = 2_000;

const TITLES: Readonly<Record<DetectorId, (agent: string) => string>> = {
  step_repetition: (agent) => `Loop: agent ${agent} repeats a step`,
  no_progress: (agent) => `No progress: agent ${agent} does nothing new`,
  premature_end: (agent) => `Premature end: agent ${agent} stopped on failed steps`,
  tool_error_rate: (agent) => `Failing tools: nearly all steps of agent ${agent} fail`,
  runaway: (agent) => `Runaway: agent ${agent} uses more than it may`,
};

/** What the detectors found in one run, at least one thing, in the order of the detectors. */
export type FoundTogether = readonly [NewRunFinding, ...NewRunFinding[]];

/**
 * The one signal of all that was found in a run, because a run that fails in several ways is one failing thing. The
 * first finding leads: it gives title and error code, and runs of one agent that it leads are one problem. The signal of
 * a run that did not do its work stems from the run, and belongs to the incident that the run's own signal belongs to.
 * The evidence goes with it as long as a signal has room for it; the findings always have it.
 *
 * @example findingSignal(run, [repeats, stalls], { receivedAt: ports.recordedAt, uuid: ambient.uuid })
 */
export function findingSignal(run: Pick<StoredRun, "outcome">, findings: FoundTogether, receipt: Receipt): Signal {
  const [{ runId, agentId, detectorId, signalId, isSynthetic, syntheticScenarioId }] = findings;
  const { errorCode, errorMessage, severity } = foundFailure(findings);
  const parsed = parseInput(signalInputSchema, {
    signalId,
    triggerType: AGENT_FAILURE_TRIGGER_TYPE,
    triggerValue: detectorId,
    kind: "guard",
    reference: runId,
    fingerprint: fingerprintOf(detectorId, agentId),
    errorCode,
    category: DETECTORS[detectorId].category,
    initialSeverity: severity,
    agentId,
    runId,
    title: TITLES[detectorId](cutText(agentId, AGENT_ROOM)),
    description: errorMessage,
    occurredAt: findings.map(({ occurredAt }) => occurredAt).reduce(laterOf),
    ...(hasFailed(run) && { causedBy: { kind: "run", reference: runId } }),
    isSynthetic,
    ...(syntheticScenarioId !== null && { syntheticScenarioId }),
    details: detailsOf(findings),
  });
  return normalizeSignal(parsed, receipt);
}

/**
 * What failed in a run, in short: the first finding leads, all of them explain, and the gravest says how bad it is.
 *
 * @example foundFailure([repeats, stalls]).errorCode // "STEP_REPETITION"
 */
export function foundFailure(findings: FoundTogether): Pick<RunEvidence, "errorCode" | "errorMessage" | "severity"> {
  return {
    errorCode: DETECTORS[findings[0].detectorId].errorCode,
    errorMessage: cutText(findings.map(({ explanation }) => explanation).join(" "), MAX_DESCRIPTION),
    severity: findings.map(({ severity }) => severity).reduce(maxSeverity),
  };
}

/**
 * The id of the one signal that is raised of what detectors find in a run.
 *
 * @example findingSignalId("run-1")
 */
export function findingSignalId(runId: string): SignalId {
  return `sig_${sha256Hex(canonicalJson([DERIVATION, runId])).slice(0, 32)}`;
}

function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function fingerprintOf(...parts: readonly string[]): string {
  const text = canonicalJson(parts);
  return text.length > MAX_FINGERPRINT ? sha256Hex(text) : text;
}

function detailsOf(findings: FoundTogether): Record<string, unknown> {
  const told = findings.map(({ findingId, detectorId, detectorVersion, parameters, evidence, contentHash }) => {
    return { findingId, detectorId, version: detectorVersion, parameters, evidence, contentHash };
  });
  const details = { findings: told };
  if (signalInputSchema.shape.details.safeParse(details).success) return details;
  return {
    findings: told.map((finding) => ({ ...finding, evidence: null })),
    evidenceLeftOut: "it is longer than a signal may carry; the findings have it",
  };
}
