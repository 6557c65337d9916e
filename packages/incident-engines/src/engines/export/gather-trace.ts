import { type BundleFacts, MAX_BUNDLE_STEPS } from "@hoc/export-bundles";
import { DomainError, type TraceStep } from "@hoc/incident-schemas";
import type { ReadPoint, TraceStorePort } from "@hoc/incident-schemas/ports";
import { allPages } from "./all-pages.js";
import { tooLarge } from "./too-large.js";

/** The part of a bundle's facts that a trace store gives. */
export type TraceFacts = Pick<BundleFacts, "trace" | "steps" | "traceUnavailable">;

/** Steps in one question. */
const PAGE = 5_000;

const NO_TRACE: TraceFacts = { trace: undefined, steps: [], traceUnavailable: undefined };

/**
 * The trace of a run with all of its steps, by a point.
 *
 * @throws DomainError `export_too_large` for a trace of more steps than a bundle holds
 * @example const { trace, steps } = await gatherTrace(ports.traceStore, "acme", "run-1", at)
 */
export async function gatherTrace(
  traceStore: TraceStorePort,
  tenantId: string,
  runId: string | null,
  at: ReadPoint,
): Promise<TraceFacts> {
  if (runId === null) return NO_TRACE;
  const trace = await traceStore.getTraceSummary(tenantId, runId, at);
  if (trace === undefined) return NO_TRACE;
  if (trace.steps > MAX_BUNDLE_STEPS) throw tooLarge({ steps: trace.steps, limit: MAX_BUNDLE_STEPS });
  const steps = await allPages<TraceStep>(PAGE, (last) =>
    traceStore.getTraceSteps(tenantId, trace.traceId, { afterStepIndex: last?.stepIndex, limit: PAGE, at }),
  );
  return { trace, steps, traceUnavailable: undefined };
}

/**
 * The same from a host's own store. When it cannot be asked, the rest is exported all the same, and says so: evidence
 * of an incident must not wait for the store of its traces.
 *
 * @throws DomainError `export_too_large`
 * @example await gatherHostTrace(hostStore, "acme", "run-1", at)
 */
export async function gatherHostTrace(
  traceStore: TraceStorePort,
  tenantId: string,
  runId: string | null,
  at: ReadPoint,
): Promise<TraceFacts> {
  try {
    return await gatherTrace(inRisingOrder(traceStore), tenantId, runId, at);
  } catch (error) {
    if (DomainError.isInstance(error) && error.code === "export_too_large") throw error;
    return { ...NO_TRACE, traceUnavailable: "The store of the traces could not be asked." };
  }
}

/** A host may give more than the page that it is asked for; only what comes after it is new. */
function inRisingOrder(traceStore: TraceStorePort): TraceStorePort {
  return {
    getTraceSummary: (tenantId, runId, at) => traceStore.getTraceSummary(tenantId, runId, at),
    async getTraceSteps(tenantId, traceId, page) {
      const steps = await traceStore.getTraceSteps(tenantId, traceId, page);
      const from = page?.afterStepIndex ?? -1;
      return steps.filter(({ stepIndex }) => stepIndex > from).sort((a, b) => a.stepIndex - b.stepIndex);
    },
  };
}
