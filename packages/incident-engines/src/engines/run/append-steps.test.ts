import { appendStepsInputSchema } from "@hoc/incident-schemas";
import type { NewTraceStep } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { appendSteps } from "./append-steps.js";

function scene(answer: { readonly inserted: number; readonly conflicts: readonly number[] }) {
  const stored: [traceId: string, steps: readonly NewTraceStep[]][] = [];
  const insertTraceSteps = async (_tenantId: string, traceId: string, steps: readonly NewTraceStep[]) => {
    stored.push([traceId, steps]);
    return answer;
  };
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }), stubs: { traceStore: { insertTraceSteps } } });
  const append = (runId: string, ...steps: object[]) => {
    const made = steps.map((step) => ({ skillName: "search", status: "success", ...step }));
    return appendSteps(ports, "acme", appendStepsInputSchema.parse({ runId, steps: made }));
  };
  return { stored, append };
}

describe("adding steps to a trace", () => {
  it("stores them under the run's trace, and says how many were new", async () => {
    const { append, stored } = scene({ inserted: 1, conflicts: [] });
    const steps = [
      { stepIndex: 0 },
      { stepIndex: 1, occurredAt: "2026-03-14T11:00:00Z", tokens: 0 },
      { stepIndex: 2, outcomeData: { tokens: 7 } },
    ];
    expect(await append("run-1", ...steps)).toEqual({ runId: "run-1", traceId: "trc_1", recorded: 1, duplicates: 2 });
    expect(stored).toMatchObject([
      [
        "trc_1",
        [
          { stepIndex: 0, occurredAt: NOW, skillName: "search", retryCount: 0 },
          { stepIndex: 1, occurredAt: "2026-03-14T11:00:00.000000Z", tokens: 0 },
          { stepIndex: 2, tokens: 7 },
        ],
      ],
    ]);
  });

  it("compares steps by what was said of them", async () => {
    const { append, stored } = scene({ inserted: 3, conflicts: [] });
    const said = { stepIndex: 0, outcomeData: { score: 0.5, n: 1 } };
    await append("run-1", said);
    await append("run-1", { outcomeData: { n: 1, score: 0.5 }, stepIndex: 0 });
    await append("run-1", { ...said, tokens: 0 });
    const [first, again, other] = stored.map(([, [step]]) => step?.contentDigest);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("names the steps that are there in other words by index and place", async () => {
    const { append } = scene({ inserted: 0, conflicts: [3, 7] });
    await expect(append("run-1", { stepIndex: 7 }, { stepIndex: 1 }, { stepIndex: 3 })).rejects.toMatchObject({
      code: "step_conflict",
      details: {
        runId: "run-1",
        stepIndexes: [3, 7],
        fields: [{ pointer: "/steps/2/stepIndex" }, { pointer: "/steps/0/stepIndex" }],
      },
    });
  });

  it("does not find a run that the tenant does not have", async () => {
    const { append, stored } = scene({ inserted: 0, conflicts: [] });
    await expect(append("run-10", { stepIndex: 0 })).rejects.toMatchObject({ code: "run_not_found" });
    expect(stored).toEqual([]);
  });
});
