import type { AbstentionReason, DetectorId, DetectorResult, DetectorVerdict, RunOutcome } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { DetectionTally } from "./detection-tally.js";

const said = (detectorId: DetectorId, verdict: DetectorVerdict, abstentionReason: AbstentionReason | null = null) =>
  ({ detectorId, verdict, abstentionReason }) as DetectorResult;

function tallied(...examinations: readonly [RunOutcome | null, ...DetectorResult[]][]): DetectionTally {
  const tally = new DetectionTally();
  for (const [outcome, ...results] of examinations) tally.add({ outcome, results });
  return tally;
}

describe("DetectionTally", () => {
  it("counts what was found, and in how many of those runs that did not do their work", () => {
    const tally = tallied(
      ["FAILURE", said("runaway", "found")],
      ["BLOCKED", said("runaway", "found")],
      ["SUCCESS", said("runaway", "found")],
      ["ABORTED", said("runaway", "clear")],
    );
    expect(tally).toMatchObject({ examined: 4, failed: 3 });
    expect(tally.detectors.get("runaway")).toMatchObject({ found: 3, foundFailed: 2 });
  });

  it("counts a run once in which several detectors found something", () => {
    const tally = tallied(
      ["FAILURE", said("runaway", "found"), said("no_progress", "found")],
      ["SUCCESS", said("runaway", "clear"), said("no_progress", "found")],
      ["SUCCESS", said("runaway", "clear"), said("no_progress", "clear")],
    );
    expect(tally.any).toMatchObject({ found: 2, foundFailed: 1 });
  });

  it("counts of which runs a detector could not tell, by why", () => {
    const tally = tallied(
      ["SUCCESS", said("runaway", "abstained", "use_unknown")],
      ["FAILURE", said("runaway", "abstained", "limits_unknown")],
      ["FAILURE", said("runaway", "abstained", "use_unknown")],
    );
    expect([...(tally.detectors.get("runaway")?.abstained ?? [])]).toEqual([
      ["use_unknown", 2],
      ["limits_unknown", 1],
    ]);
  });

  it("leaves runs under way out", () => {
    const tally = tallied([null, said("runaway", "found")]);
    expect(tally).toMatchObject({ examined: 0, failed: 0, any: { found: 0 } });
    expect(tally.detectors.size).toBe(0);
  });
});
