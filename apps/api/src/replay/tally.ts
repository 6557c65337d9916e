import type { RecordOutcome, RecordResult } from "@hoc/incident-schemas";
import { mostFrequent } from "./most-frequent.js";
import { type RunCounts, RunTally } from "./run-tally.js";

/** What became of the signals sent so far. Grows with the incidents, not with the signals. */
export interface Tally {
  readonly rows: number;
  readonly signals: number;
  readonly conflicts: number;
  readonly outcomes: Readonly<Partial<Record<RecordOutcome, number>>>;
  /** Signals of this replay that each incident has, duplicates included. */
  readonly incidents: ReadonlyMap<string, number>;
  /** The runs whose failures are the signals, where the log was replayed as runs. */
  readonly ofRuns: RunCounts;
}

/** Counts results as they come in. */
export class Tallying implements Tally {
  rows = 0;
  signals = 0;
  conflicts = 0;
  readonly outcomes: Partial<Record<RecordOutcome, number>> = {};
  readonly incidents = new Map<string, number>();
  readonly ofRuns = new RunTally();

  add(results: readonly RecordResult[]): void {
    for (const { outcome, incidentId, conflict } of results) {
      this.signals += 1;
      this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
      if (conflict) this.conflicts += 1;
      if (incidentId !== null) this.incidents.set(incidentId, (this.incidents.get(incidentId) ?? 0) + 1);
    }
  }
}

/** Ids of the incidents that took most signals, largest first; ties by id. */
export function largestIncidents(tally: Tally, count: number): string[] {
  return mostFrequent(tally.incidents, count).map(([id]) => id);
}
