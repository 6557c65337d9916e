import type {
  IncidentDecisionPort,
  IncidentDriver,
  Logger,
  RunAcknowledgement,
  RunEnd,
  RunHandling,
} from "@hoc/incident-schemas/ports";

/** What an incident driver is made of. */
export interface IncidentDriverOptions {
  /** Who decides. It opens a transaction of its own for each run, so that a failed one leaves nothing half done. */
  readonly decision: Pick<IncidentDecisionPort, "createIncidentForRun">;
  readonly logger: Pick<Logger, "error">;
  /** Told when the end of a run was handled, well or not. */
  readonly acknowledge?: (acknowledgement: RunAcknowledgement) => void | Promise<void>;
  /** Whether `acknowledge` is told; it is unless this says otherwise. */
  readonly acknowledgements?: boolean;
}

/**
 * Makes the incident driver of a host that runs agents: it has the ends of runs decided, and a run goes on whatever comes
 * of that. Neither a failed decision nor a failed acknowledgement is thrown.
 *
 * @example
 * const incidents = createIncidentDriver({ decision, logger, acknowledge: ({ runId, incidentId }) => bus.emit(…) });
 * await incidents.createIncidentForRun("acme", { runId: "run-1", runStatus: "failed" })
 */
export function createIncidentDriver(options: IncidentDriverOptions): IncidentDriver {
  const { decision, logger, acknowledge, acknowledgements = true } = options;

  async function decide(tenantId: string, end: RunEnd): Promise<RunHandling> {
    try {
      return await decision.createIncidentForRun(tenantId, end);
    } catch (error) {
      const { runId } = end;
      logger.error({ err: error, tenantId, runId }, "the end of a run could not be handled");
      return { kind: "failed", runId, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async function tell(tenantId: string, handling: RunHandling): Promise<void> {
    if (!acknowledgements || acknowledge === undefined) return;
    const { runId } = handling;
    try {
      await acknowledge(acknowledgementOf(handling));
    } catch (error) {
      logger.error({ err: error, tenantId, runId }, "the end of a run could not be acknowledged");
    }
  }

  return {
    async createIncidentForRun(tenantId, end) {
      const handling = await decide(tenantId, end);
      await tell(tenantId, handling);
      return handling;
    },
  };
}

function acknowledgementOf(handling: RunHandling): RunAcknowledgement {
  return {
    runId: handling.runId,
    incidentId: "incidentId" in handling ? handling.incidentId : null,
    error: errorOf(handling),
  };
}

function errorOf(handling: RunHandling): string | null {
  if (handling.kind === "refused") return handling.reason;
  return handling.kind === "failed" ? handling.error : null;
}
