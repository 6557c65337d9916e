import {
  DomainError,
  parseInput,
  type RecordResult,
  type ReportedRun,
  reportOutcomeInputSchema,
} from "@hoc/incident-schemas";
import type { IncidentDecisionPort, RunDecision, RunEnd } from "@hoc/incident-schemas/ports";
import type { RunWriting } from "../writing.js";
import { extractErrorCode } from "./extract-error-code.js";
import { runOutcomeOf } from "./outcome.js";
import { reportOutcome } from "./report-outcome.js";

/** Turns the ends of runs into outcomes and signals; whether an incident comes of it is decided by the aggregator. */
export interface IncidentEngine extends IncidentDecisionPort {
  /** As `createIncidentForRun`, for a run that did not do its work; one that did is refused as `not_failed`. */
  createIncidentForFailedRun(tenantId: string, end: RunEnd): Promise<RunDecision>;
  /** The entry for every run, whatever it ended as; the error code is read from the message where none is given. */
  createIncidentForAllRuns(tenantId: string, end: RunEnd): Promise<RunDecision>;
  /** The error code that a message names as a whole word, or `UNKNOWN`. */
  extractErrorCode(message: string | undefined): string;
}

/**
 * Binds the incident engine to the ports of one write. Refusals are answers; whatever else goes wrong is thrown, and the
 * write with it fails.
 *
 * @example
 * const engine = createIncidentEngine({ ports, ambient, actor });
 * await engine.createIncidentForRun("acme", { runId: "run-1", runStatus: "failed", errorCode: "AGENT_CRASH" })
 */
export function createIncidentEngine(writing: RunWriting): IncidentEngine {
  async function createIncidentForRun(tenantId: string, end: RunEnd): Promise<RunDecision> {
    const { runId, runStatus: status, errorCode, errorMessage } = end;
    const told = parseInput(reportOutcomeInputSchema, { runId, status, errorCode, errorMessage });
    try {
      return decisionOf(await reportOutcome(writing, tenantId, told));
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === undefined) throw error;
      return { kind: "refused", runId, reason };
    }
  }

  const notFailed = ({ runId }: RunEnd): RunDecision => ({ kind: "refused", runId, reason: "not_failed" });

  return {
    createIncidentForRun,
    createIncidentForAllRuns: createIncidentForRun,
    createIncidentForFailedRun: async (tenantId, end) =>
      runOutcomeOf(end.runStatus) === "SUCCESS" ? notFailed(end) : createIncidentForRun(tenantId, end),
    checkAndCreateIncident: async (tenantId, { errorCode: _, ...end }) =>
      end.runStatus === "failed" ? createIncidentForRun(tenantId, end) : notFailed(end),
    async getIncidentsForRun(tenantId, runId, limit, at) {
      const incidents = await writing.ports.incidentsFacade.fetchIncidentsByRun(tenantId, runId, at);
      return incidents.slice(0, limit);
    },
    extractErrorCode,
  };
}

type Refusal = Extract<RunDecision, { readonly kind: "refused" }>["reason"];

function refusalOf(error: unknown): Refusal | undefined {
  if (!DomainError.isInstance(error)) return undefined;
  return error.code === "run_not_found" || error.code === "run_finished" ? error.code : undefined;
}

function decisionOf({ run: { runId, status }, signal }: ReportedRun): RunDecision {
  const outcome = runOutcomeOf(status);
  if (signal === null) return { kind: "none", runId, outcome };
  return { kind: kindOf(signal), runId, outcome, incidentId: signal.incidentId, signal };
}

type Kind = Extract<RunDecision, { readonly signal: unknown }>["kind"];

function kindOf({ outcome }: RecordResult): Kind {
  switch (outcome) {
    case "opened":
      return "created";
    case "late":
    case "suppressed":
    case "duplicate":
      return outcome;
    default:
      return "attached";
  }
}
