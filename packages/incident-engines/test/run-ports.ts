import type { AuditRecord, EventDraft, RecordResult, Run, Signal, SignalView } from "@hoc/incident-schemas";
import type {
  Ambient,
  IncidentPorts,
  NewPolicyProposal,
  NewRun,
  NewRunOutcome,
  StoredLlmFailure,
  StoredRun,
} from "@hoc/incident-schemas/ports";
import { fakeAmbient, type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { vi } from "vitest";

/** When the ports of {@link runPorts} record. */
export const NOW = "2026-03-14T12:00:00.000000Z";

/** Who asks in tests of runs. */
export const HOST = { type: "AGENT", id: "worker-7" } as const;

const RUN: Run = {
  runId: "4f3a9b12-77e0",
  tenantId: "acme",
  agentId: "planner",
  goal: null,
  status: "running",
  outcome: null,
  severity: null,
  category: null,
  errorCode: null,
  errorMessage: null,
  terminationReason: null,
  stoppedAtStep: null,
  violationPolicyId: null,
  policyViolation: false,
  incidentCount: 0,
  parentRunId: null,
  attempt: 1,
  projectId: null,
  policySnapshotId: null,
  traceId: "trc_1",
  correlationId: null,
  inputTokens: null,
  outputTokens: null,
  costMicros: null,
  isSynthetic: false,
  syntheticScenarioId: null,
  metadata: null,
  startedAt: NOW,
  completedAt: null,
  recordedAt: NOW,
  sequence: 1,
};

/** A stored run under way, with what a test cares about put in. */
export function buildRun(overrides: Partial<StoredRun> = {}): StoredRun {
  return { ...RUN, reportDigest: "0".repeat(64), outcomeDigest: null, ...overrides };
}

/** How the ports of a test differ from plain ones. */
export interface RunPortsOptions {
  /** The run that is stored; none by default. */
  readonly run?: StoredRun;
  /** The failed call of a model that is stored. */
  readonly failure?: StoredLlmFailure;
  /** How the aggregator takes signals. */
  readonly taken?: Partial<RecordResult>;
  /** Incidents of signals that are stored, by signal id. */
  readonly stored?: Readonly<Record<string, string | null>>;
  /** Whether a proposal is the first of its type and error code. */
  readonly newProposal?: boolean;
  readonly stubs?: PortStubs<IncidentPorts>;
}

/** Ports that keep one run in memory, and note every change that is made through them, in order. */
export function runPorts(options: RunPortsOptions = {}) {
  const steps: string[] = [];
  const events: EventDraft[] = [];
  const audit: AuditRecord[] = [];
  const signals: Signal[] = [];
  const proposals: NewPolicyProposal[] = [];
  const logged = vi.fn();
  let run = options.run;

  const finish = (step: string) => async (_tenantId: string, runId: string, outcome: NewRunOutcome) => {
    steps.push(step);
    if (run?.runId !== runId || run.outcome !== null) return false;
    run = { ...run, ...outcome };
    return true;
  };
  const { stubs = {} } = options;
  const ports = stubPorts({
    ...stubs,
    runs: {
      fetchRun: async (tenantId, runId) => (tenantId === "acme" && run?.runId === runId ? run : undefined),
      insertRun: async (_tenantId: string, made: NewRun) => {
        steps.push("insertRun");
        if (run !== undefined) return false;
        run = buildRun({ ...made });
        return true;
      },
      updateRunOutcome: finish("updateRunOutcome"),
      ...stubs.runs,
    },
    traceStore: {
      linkTraceIncidents: async () => {
        steps.push("linkTraceIncidents");
      },
      ...stubs.traceStore,
    },
    llmFailures: {
      fetchFailureByRunId: async () => options.failure,
      insertFailure: async () => {
        steps.push("insertFailure");
        return true;
      },
      insertEvidence: async () => {
        steps.push("insertEvidence");
      },
      updateRunFailed: finish("updateRunFailed"),
      fetchContaminationCheck: async () => {
        steps.push("fetchContaminationCheck");
        return { costRecords: 0, costAnomalies: 0, otherIncidents: 0 };
      },
      ...stubs.llmFailures,
    },
    signals: {
      findSignals: async (_tenantId, ids) =>
        ids.flatMap((signalId) => {
          const incidentId = options.stored?.[signalId];
          return incidentId === undefined ? [] : [{ signalId, incidentId } as SignalView];
        }),
      ...stubs.signals,
    },
    aggregator: {
      record: async (_tenantId, sent) => {
        steps.push("record");
        signals.push(...sent);
        return sent.map(
          ({ signalId }): RecordResult => ({ signalId, outcome: "opened", incidentId: "inc_1", ...options.taken }),
        );
      },
      ...stubs.aggregator,
    },
    policyProposals: {
      insertPolicyProposal: async (_tenantId, proposal) => {
        steps.push("insertPolicyProposal");
        proposals.push(proposal);
        return { proposalId: proposal.proposalId, created: options.newProposal ?? true };
      },
      ...stubs.policyProposals,
    },
    outbox: {
      append: async (_tenantId, drafts) => {
        steps.push(...drafts.map(({ eventType }) => eventType));
        events.push(...drafts);
        return [];
      },
      ...stubs.outbox,
    },
    audit: {
      append: async (_tenantId, records) => {
        audit.push(...records);
      },
      ...stubs.audit,
    },
  });
  const ambient: Ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error: logged } });
  return { writing: { ports, ambient, actor: HOST }, ports, steps, events, audit, signals, proposals, logged };
}
