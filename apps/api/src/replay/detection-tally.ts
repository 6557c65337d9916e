import type { AbstentionReason, DetectorId, ExaminedRun } from "@hoc/incident-schemas";

/** How often something was found, against how the runs ended. */
export interface FoundCount {
  /** Runs in which it was found. */
  readonly found: number;
  /** Those of them that did not do their work. */
  readonly foundFailed: number;
}

/** What one detector said of runs that are over. */
export interface DetectorCount extends FoundCount {
  /** Runs of which it could not tell, by why. */
  readonly abstained: ReadonlyMap<AbstentionReason, number>;
}

/** What the detectors said of runs that are over, against how these ended. Does not grow with the runs. */
export interface DetectionCounts {
  /** Runs that were examined. */
  readonly examined: number;
  /** Those of them that did not do their work. */
  readonly failed: number;
  readonly detectors: ReadonlyMap<DetectorId, DetectorCount>;
  /** Runs in which any of the detectors found something. */
  readonly any: FoundCount;
}

/** Counts examinations as their answers come in. */
export class DetectionTally implements DetectionCounts {
  examined = 0;
  failed = 0;
  readonly detectors = new Map<DetectorId, OneDetector>();
  readonly any = new OneDetector();

  /** Counts what was said of a run; of one under way nobody knows yet whether that is right. */
  add({ outcome, results }: Pick<ExaminedRun, "outcome" | "results">): void {
    if (outcome === null) return;
    const failed = outcome !== "SUCCESS";
    this.examined += 1;
    if (failed) this.failed += 1;
    for (const { detectorId, verdict, abstentionReason } of results) {
      const detector = this.#of(detectorId);
      if (verdict === "found") detector.addFound(failed);
      if (abstentionReason !== null) detector.addAbstained(abstentionReason);
    }
    if (results.some(({ verdict }) => verdict === "found")) this.any.addFound(failed);
  }

  #of(detectorId: DetectorId): OneDetector {
    const known = this.detectors.get(detectorId) ?? new OneDetector();
    this.detectors.set(detectorId, known);
    return known;
  }
}

class OneDetector implements DetectorCount {
  found = 0;
  foundFailed = 0;
  readonly abstained = new Map<AbstentionReason, number>();

  addFound(failed: boolean): void {
    this.found += 1;
    if (failed) this.foundFailed += 1;
  }

  addAbstained(reason: AbstentionReason): void {
    this.abstained.set(reason, (this.abstained.get(reason) ?? 0) + 1);
  }
}
