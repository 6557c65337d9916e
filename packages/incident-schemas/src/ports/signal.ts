import type { SignalView } from "../incident/signal.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

/** Reads and prunes stored signals of one tenant. */
export interface SignalDriver {
  /** Signals of an incident from after `afterSequence` on, in the order they were recorded. */
  listIncidentSignals(
    tenantId: string,
    incidentId: string,
    page: { readonly afterSequence: number; readonly limit: number; readonly at?: ReadPoint },
  ): Promise<SignalView[]>;
  /** References of the incident's call signals, in the order they were recorded. */
  listRelatedCallIds(tenantId: string, incidentId: string, limit: number, at?: ReadPoint): Promise<string[]>;
  /**
   * Deletes at most `limit` signals of incidents that were resolved before `resolvedBefore`, and those without an
   * incident that were recorded before; gives how many.
   */
  pruneSignals(tenantId: string, resolvedBefore: Instant, limit: number): Promise<number>;
}
