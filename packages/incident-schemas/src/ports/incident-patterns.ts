import type { AnalysisWindow } from "./incidents-facade.js";

/** A group of incidents that a pattern was found in: its name, how many, and the newest ten, newest first. */
export interface PatternGroup<Name extends string = string> {
  readonly dimension: Name;
  readonly incidentCount: number;
  readonly incidentIds: readonly string[];
}

/** Looks for patterns in the incidents of a window. */
export interface IncidentPatternDriver {
  /** How many incidents there are. */
  fetchIncidentsCount(tenantId: string, window: AnalysisWindow): Promise<number>;
  /** Categories with at least `threshold` incidents, the largest first, ties by name. */
  fetchCategoryClusters(
    tenantId: string,
    window: AnalysisWindow,
    threshold: number,
    limit: number,
  ): Promise<PatternGroup[]>;
  /**
   * The most critical and high incidents, still active and not acknowledged, that were created within any one hour of
   * the window (both ends included); of several such hours the latest. Those with at least `threshold`, critical first.
   */
  fetchSeveritySpikes(
    tenantId: string,
    window: AnalysisWindow,
    threshold: number,
    limit: number,
  ): Promise<PatternGroup<"critical" | "high">[]>;
  /** Runs of which at least `threshold` incidents took a signal, the one with the most first, ties by run. */
  fetchCascadeFailures(
    tenantId: string,
    window: AnalysisWindow,
    threshold: number,
    limit: number,
  ): Promise<PatternGroup[]>;
  /** Which runs sent signals to which incidents of the window, by incident, then run: what cascades are found in. */
  fetchRunMembership(
    tenantId: string,
    window: AnalysisWindow,
  ): Promise<{ readonly incidentId: string; readonly runId: string }[]>;
}
