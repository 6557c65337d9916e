import { detectorParametersSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { type Log, labelledRuns } from "./labelled-runs.js";
import { type DetectionQuality, detectionQualities, type Examiner } from "./quality.js";
import { wilson } from "./wilson.js";

const LONG = 120_000;

async function measured(log: Log): Promise<ReadonlyMap<Examiner, DetectionQuality>> {
  const runs = (await labelledRuns(log)).filter(({ half }) => half === "measuring");
  const qualities = detectionQualities(runs, detectorParametersSchema.parse({}));
  return new Map(qualities.map((quality) => [quality.examiner, quality]));
}

describe("the detectors, on tasks that their parameters were not chosen by", () => {
  it(
    "hardly ever call a run of intercode-trajectories a failure that was none, and find most that failed",
    async () => {
      const qualities = await measured("intercode-trajectories");
      const leastOf: [Examiner, number, number][] = [
        ["step_repetition", 0.994, 0.38],
        ["no_progress", 0.992, 0.58],
        ["premature_end", 0.995, 0.52],
        ["tool_error_rate", 0.996, 0.48],
        ["runaway", 0.992, 0.67],
        ["any", 0.986, 0.69],
      ];
      for (const [examiner, leastPrecision, leastRecall] of leastOf) {
        const quality = qualities.get(examiner);
        if (quality === undefined) throw new Error(`${examiner} said nothing`);
        const { runs, failed, examined, examinedFailed, found, truePositives } = quality;
        expect([runs, failed]).toEqual([5_158, 3_293]);
        expect(truePositives / found, `precision of ${examiner}`).toBeGreaterThan(leastPrecision);
        expect(truePositives / failed, `recall of ${examiner}`).toBeGreaterThan(leastRecall);
        expect(wilson(truePositives, found).low, examiner).toBeGreaterThan(examinedFailed / examined);
      }
    },
    LONG,
  );

  it(
    "tell mostly failures even of runs that ended by themselves, most of which did their task",
    async () => {
      const runs = (await labelledRuns("intercode-trajectories")).filter(
        ({ half, endedShort }) => half === "measuring" && endedShort,
      );
      const any = detectionQualities(runs, detectorParametersSchema.parse({})).at(-1);
      expect(any).toMatchObject({ examiner: "any", runs: 1_912 });
      expect((any?.failed ?? 0) / 1_912).toBeLessThan(0.2);
      expect((any?.truePositives ?? 0) / (any?.found ?? 1)).toBeGreaterThan(0.7);
    },
    LONG,
  );

  it(
    "raise no false alarm about tau-bench-trajectories, whose failures cannot be seen in the steps",
    async () => {
      const qualities = await measured("tau-bench-trajectories");
      expect(qualities.get("any")).toMatchObject({ runs: 122, failed: 54, examined: 98 });
      for (const { examiner, found, truePositives } of qualities.values())
        expect(found - truePositives, examiner).toBe(0);
    },
    LONG,
  );
});
