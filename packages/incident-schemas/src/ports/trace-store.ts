import type { TraceStep, TraceStepInput, TraceSummary } from "../failures/trace.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

/** Reads the traces of runs. Whoever needs traces takes one of these, so that a host can serve traces of its own. */
export interface TraceStorePort {
  /** The trace of a run in short, or `undefined` when there is no such run. */
  getTraceSummary(tenantId: string, runId: string, at?: ReadPoint): Promise<TraceSummary | undefined>;
  /** Steps of a trace in their order, all of them unless a page is asked for. */
  getTraceSteps(
    tenantId: string,
    traceId: string,
    page?: { readonly afterStepIndex?: number | undefined; readonly limit?: number; readonly at?: ReadPoint },
  ): Promise<TraceStep[]>;
}

/** A step that is about to be stored. */
export interface NewTraceStep extends Omit<TraceStepInput, "occurredAt"> {
  readonly occurredAt: Instant;
  /** SHA-256 in hex of what the host said, by which a repeated step is told from a conflicting one. */
  readonly contentDigest: string;
}

/** Stores the steps of traces beside serving them. Steps are added, never changed. */
export interface TraceStoreDriver extends TraceStorePort {
  /**
   * Stores the steps that are not there yet. A step that is there with other content is a conflict: then nothing is
   * stored, and `conflicts` names the indexes, in rising order.
   */
  insertTraceSteps(
    tenantId: string,
    traceId: string,
    steps: readonly NewTraceStep[],
  ): Promise<{ readonly inserted: number; readonly conflicts: readonly number[] }>;
  /** Links the trace of a run to every incident that took one of its signals; what is linked stays as it is. */
  linkTraceIncidents(tenantId: string, runId: string): Promise<void>;
  /** The traces that are linked to an incident, each with its run; the one linked first first, ties by trace id. */
  listTraceLinks(
    tenantId: string,
    incidentId: string,
    limit: number,
    at?: ReadPoint,
  ): Promise<{ readonly traceId: string; readonly runId: string; readonly linkedAt: Instant }[]>;
}
