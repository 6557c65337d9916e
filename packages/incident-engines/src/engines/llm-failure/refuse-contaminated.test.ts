import { describe, expect, it } from "vitest";
import { refuseContaminated } from "./refuse-contaminated.js";

const CLEAN = { costRecords: 0, costAnomalies: 0, otherIncidents: 0 };

describe("what came after the failure of a run", () => {
  it("is nothing where nothing was found", () => {
    expect(() => refuseContaminated("run-1", CLEAN)).not.toThrow();
  });

  it.each([
    [{ costRecords: 1 }, "cost records"],
    [{ costAnomalies: 2 }, "cost anomalies"],
    [{ otherIncidents: 1 }, "incidents that are not about the failed model"],
    [{ costRecords: 3, otherIncidents: 1 }, "cost records and incidents that are not about the failed model"],
  ])("F-083: refuses the failure, and is named: %j", (found, named) => {
    const refused = expect.objectContaining({
      code: "failure_contaminated",
      message: expect.stringContaining(`came ${named};`),
      details: { runId: "run-1", ...CLEAN, ...found },
    });
    expect(() => refuseContaminated("run-1", { ...CLEAN, ...found })).toThrow(refused);
  });
});
