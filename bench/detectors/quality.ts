import { examineTrace } from "@hoc/incident-engines";
import {
  type AbstentionReason,
  DETECTOR_IDS,
  type DetectorId,
  type DetectorParameters,
  type DetectorVerdict,
} from "@hoc/incident-schemas";
import type { LabelledRun } from "./labelled-runs.js";

/** A detector by its id, or all of them together. */
export type Examiner = DetectorId | "any";

/** How well a detector tells runs that failed from runs that did not. */
export interface DetectionQuality {
  readonly examiner: Examiner;
  readonly runs: number;
  /** Runs that did not do their task. */
  readonly failed: number;
  /** Runs of which it could tell. */
  readonly examined: number;
  /** Of these the runs that did not do their task: the precision of somebody who calls all of them failures. */
  readonly examinedFailed: number;
  readonly found: number;
  /** Runs that it found and that did not do their task. */
  readonly truePositives: number;
  readonly abstained: ReadonlyMap<AbstentionReason, number>;
}

/** What a detector said of a run, and whether that run failed. */
export interface Said {
  readonly verdict: DetectorVerdict;
  readonly reason: AbstentionReason | null;
  readonly failed: boolean;
}

/** Has all detectors examine runs, and says how well each did, and at last how well all did together. */
export function detectionQualities(runs: readonly LabelledRun[], parameters: DetectorParameters): DetectionQuality[] {
  const said = new Map<Examiner, Said[]>([...DETECTOR_IDS, "any" as const].map((examiner) => [examiner, []]));
  for (const { trace, failed } of runs) {
    const results = examineTrace(trace, parameters);
    for (const { detectorId, verdict, abstentionReason } of results)
      said.get(detectorId)?.push({ verdict, reason: abstentionReason, failed });
    said.get("any")?.push({ verdict: together(results), reason: null, failed });
  }
  return [...said].map(([examiner, ofRuns]) => qualityOf(examiner, ofRuns));
}

/**
 * How well a detector did by what it said of runs.
 *
 * @example qualityOf("runaway", [{ verdict: "found", reason: null, failed: true }]).truePositives // 1
 */
export function qualityOf(examiner: Examiner, said: readonly Said[]): DetectionQuality {
  const examined = said.filter(({ verdict }) => verdict !== "abstained");
  const found = said.filter(({ verdict }) => verdict === "found");
  const abstained = new Map<AbstentionReason, number>();
  for (const { reason } of said) if (reason !== null) abstained.set(reason, (abstained.get(reason) ?? 0) + 1);
  return {
    examiner,
    runs: said.length,
    failed: failures(said),
    examined: examined.length,
    examinedFailed: failures(examined),
    found: found.length,
    truePositives: failures(found),
    abstained,
  };
}

/** What all say together: one finding is one, and who cannot tell does not count while another can. */
function together(results: readonly { readonly verdict: DetectorVerdict }[]): DetectorVerdict {
  for (const verdict of ["found", "clear"] as const)
    if (results.some((result) => result.verdict === verdict)) return verdict;
  return "abstained";
}

function failures(said: readonly Said[]): number {
  return said.filter(({ failed }) => failed).length;
}
