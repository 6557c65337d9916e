import { describe, expect, it } from "vitest";
import { counted, DEFAULTS, stepsOf, traceOf } from "../../../test/examined-trace.js";
import { runaway } from "./runaway.js";

const growing = stepsOf("A1 ".repeat(12)).map((step, index) => counted(step, index < 6 ? 500 : 50_000));
const detect = (trace: Parameters<typeof runaway>[0]) => runaway(trace, DEFAULTS.runaway);

describe("the detector of runs that use too much", () => {
  it("goes by the limits of the run", () => {
    const limited = traceOf("A1 B1 C1 D1 E1", { limits: { steps: 5 } });
    expect(detect(limited)).toMatchObject({ verdict: "found", evidence: { reached: [{ of: "steps" }] } });
    expect(detect({ ...limited, limits: { steps: 6 } }).verdict).toBe("clear");
  });

  it("goes by how what its steps use grew, where it has no limits, and only there", () => {
    expect(detect(traceOf(growing))).toMatchObject({ verdict: "found", evidence: { of: "tokens" } });
    expect(detect(traceOf(growing, { limits: { steps: 100 } })).verdict).toBe("clear");
  });

  it("does not wait for the run's end", () => {
    expect(detect(traceOf(growing, { isOver: false })).verdict).toBe("found");
  });

  it("cannot tell when nobody said what is allowed or counted what was used", () => {
    expect(detect(traceOf("A1 B1 C1"))).toMatchObject({ verdict: "abstained", reason: "limits_unknown" });
    const limits = { tokens: 5 };
    expect(detect(traceOf("A1 B1 C1", { limits }))).toMatchObject({ verdict: "abstained", reason: "use_unknown" });
  });
});
