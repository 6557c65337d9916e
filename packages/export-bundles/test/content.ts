import type { BundleStep, EvidenceContent } from "../src/bundle/format.js";
import { genesisOf, logRoot, stepsRoot } from "../src/bundle/leaves.js";
import { storyParams } from "./a-story.js";

const AT = "2026-03-14T09:26:53.589793Z";

const event: EvidenceContent["events"][number] = {
  seq: 1,
  id: "ev_1",
  type: "incident_created",
  at: AT,
  recordedAt: AT,
  actor: { type: "SYSTEM", id: "aggregator" },
  prev: genesisOf("acme", "inc_1"),
  fields: [{ salt: "c2FsdA", name: "data", value: { b: [1, null], a: "\u20ac" } }, { digest: "ab".repeat(32) }],
};

const step: BundleStep = {
  index: 0,
  at: AT,
  type: "llm_call",
  status: "ok",
  outcomeCode: null,
  tokens: 17,
  tokensKnown: true,
  costMicros: 1_200,
  durationMs: 250,
  retryCount: 0,
  inputDigest: "sha256:in",
  outputDigest: null,
};

/** Content of the right shape with an entry and a step, for tests of what is done to content whatever it says. */
export const someContent: EvidenceContent = {
  schemaVersion: "1.0.0",
  bundleType: "evidence",
  bundleId: `EVD-${"0".repeat(25)}1`,
  tenantId: "acme",
  incidentId: "inc_1",
  runId: "run_1",
  traceId: "trace_1",
  agentId: null,
  params: storyParams(),
  generator: { name: "@hoc/export-bundles", rules: "evidence-rules/1", renderer: "pdf/1" },
  sources: [],
  incident: {
    title: "A title",
    category: null,
    triggerType: "run_failure",
    triggerValue: null,
    errorCode: null,
    severity: "high",
    status: "OPEN",
    isSynthetic: false,
    startedAt: AT,
    createdAt: AT,
    lastSignalAt: AT,
    acknowledgedAt: null,
    acknowledgedBy: null,
    containedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    resolutionMethod: null,
    ownerId: null,
    signalCount: 1,
    lateSignals: 0,
    callsAffected: 0,
    costMicros: null,
    previousIncidentId: null,
    similarIncidents30Days: 0,
  },
  run: null,
  log: { hash: "SHA-256", origin: "hoc-incidents/tenants/acme/incidents/inc_1", size: 1, root: logRoot([event]) },
  checkpoint: null,
  events: [event],
  trace: { status: "completed", startedAt: AT, completedAt: null, size: 1, root: stepsRoot([step]) },
  steps: [step],
  policyContext: { policySnapshotId: null, snapshotDigest: null, activePolicies: [], violated: null },
  inflection: null,
  totals: { events: 1, steps: 1, tokens: 17, tokensKnown: true, costMicros: 1_200, durationMs: 250 },
  evidence: [{ id: "evi_1", type: "trace", recoveryExecuted: false, payloadDigest: null, at: AT }],
  limitations: [],
  review: { status: "PENDING" },
};
