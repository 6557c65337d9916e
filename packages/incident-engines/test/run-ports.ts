import type { RecordResult, Signal, SignalView } from "@hoc/incident-schemas";
import type {
  Ambient,
  IncidentPorts,
  NewLesson,
  NewPolicyProposal,
  NewRun,
  NewRunOutcome,
  StoredLlmFailure,
  StoredRun,
} from "@hoc/incident-schemas/ports";
import { buildRun as buildPlainRun, fakeAmbient, type PortStubs, stubPorts } from "@hoc/incident-schemas/testing";
import { vi } from "vitest";
import { buildLesson } from "./lessons.js";
import { HOST, notedTraces } from "./noted-traces.js";

/** A stored run under way, with what a test cares about put in. */
export function buildRun(overrides: Partial<StoredRun> = {}): StoredRun {
  return {
    ...buildPlainRun({ runId: "4f3a9b12-77e0" }),
    reportDigest: "0".repeat(64),
    outcomeDigest: null,
    ...overrides,
  };
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

/** Ports that keep one run in memory, note every change that is made through them, in order, and learned everything before. */
export function runPorts(options: RunPortsOptions = {}) {
  const steps: string[] = [];
  const { events, audit, ports: noted } = notedTraces((step) => steps.push(step));
  const signals: Signal[] = [];
  const proposals: NewPolicyProposal[] = [];
  const learned: NewLesson[] = [];
  const logged = vi.fn();
  const counted = vi.fn();
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
      fetchTraceIds: async (tenantId, runIds) =>
        new Map(
          tenantId === "acme" && run !== undefined && runIds.includes(run.runId) ? [[run.runId, run.traceId]] : [],
        ),
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
    lessons: {
      insertLesson: async (_tenantId, lesson) => {
        learned.push(lesson);
        return { outcome: "debounced", lessonId: "les_1" };
      },
      fetchLessonById: async () => buildLesson(),
      ...stubs.lessons,
    },
    outbox: { ...noted.outbox, ...stubs.outbox },
    audit: { ...noted.audit, ...stubs.audit },
  });
  const ambient: Ambient = fakeAmbient({ logger: { ...fakeAmbient().logger, error: logged }, count: counted });
  const writing = { ports, ambient, actor: HOST };
  return { writing, ports, steps, events, audit, signals, proposals, learned, logged, counted };
}
