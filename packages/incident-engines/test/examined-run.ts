import {
  incidentAggregatorConfigSchema,
  type RunFinding,
  type TraceStep,
  type TraceSummary,
} from "@hoc/incident-schemas";
import type { StoredRun } from "@hoc/incident-schemas/ports";
import { NOW } from "./noted-traces.js";
import { buildRun, type RunPortsOptions, runPorts } from "./run-ports.js";

/** A step of a loop: the same call gives the same each time. Steps are a second apart. */
export function loopStep(stepIndex: number, said: Partial<TraceStep> = {}): TraceStep {
  const timestamp = `2026-03-14T11:00:${String(stepIndex).padStart(2, "0")}.000000Z`;
  return {
    stepIndex,
    stepType: "search",
    skillId: null,
    status: "success",
    level: "INFO",
    outcomeCategory: null,
    outcomeCode: null,
    outcomeData: null,
    tokens: 0,
    tokensKnown: false,
    costMicros: null,
    durationMs: null,
    retryCount: 0,
    inputHash: "same question",
    contentHash: "same answer",
    source: "engine",
    timestamp,
    recordedAt: NOW,
    ...said,
  };
}

/** How often a step has to be repeated in the tests to be a loop by all defaults, and by nothing else. */
const LOOP = 4;

/** How an examined run differs from one that loops and is told to have succeeded. */
export interface ExaminedRunOptions extends RunPortsOptions {
  readonly ended?: Partial<StoredRun>;
  readonly steps?: readonly TraceStep[];
  readonly summary?: Partial<TraceSummary>;
  readonly examineRuns?: boolean;
}

/** Ports that keep one run with its trace, and what is found in it, in memory. */
export function examinedRun(options: ExaminedRunOptions = {}) {
  const run = buildRun({ runId: "run-1", traceId: "trc_1", outcome: "SUCCESS", ...options.ended });
  const steps = options.steps ?? Array.from({ length: LOOP }, (_, index) => loopStep(index));
  const summary = { steps: steps.length, tokens: 0, tokensKnown: false, costMicros: null, ...options.summary };
  const asked: unknown[] = [];
  const findings: RunFinding[] = [];
  const made = runPorts({
    run,
    ...options,
    stubs: {
      ...options.stubs,
      traceStore: {
        getTraceSummary: async () => summary as TraceSummary,
        getTraceSteps: async (...question) => {
          asked.push(question);
          return steps.slice(0, question[2]?.limit);
        },
        ...options.stubs?.traceStore,
      },
      runFindings: {
        insertFinding: async (tenantId, finding) => {
          if (findings.some(({ detectorId }) => detectorId === finding.detectorId)) return false;
          made.steps.push(`insertFinding ${finding.detectorId}`);
          findings.push({ ...finding, tenantId, recordedAt: NOW, sequence: findings.length + 1 });
          return true;
        },
        fetchFindingsOfRun: async () => findings,
        ...options.stubs?.runFindings,
      },
    },
  });
  const { examineRuns = false } = options;
  Object.assign(made.ports.aggregator, { config: incidentAggregatorConfigSchema.parse({ examineRuns }) });
  return { ...made, asked, findings, run };
}
