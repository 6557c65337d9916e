import { describe, expect, it } from "vitest";
import { refused, refusedFields } from "../../test/refused.js";
import { getEvaluationInputSchema, recordEvaluationInputSchema } from "./policy-evaluation.js";

const evaluation = { runId: "run-1", outcome: "no_violation" };

describe("an evaluation of a run", () => {
  it("has checked nothing and proposes nothing unless told", () => {
    expect(recordEvaluationInputSchema.parse(evaluation)).toEqual({
      ...evaluation,
      policiesChecked: 0,
      draftCandidate: false,
      isSynthetic: false,
    });
  });

  it("says either its outcome or the status of the run", () => {
    const message = "must say either outcome or runStatus";
    expect(refused(recordEvaluationInputSchema, { runId: "run-1" })).toEqual({ "": message });
    expect(refused(recordEvaluationInputSchema, { ...evaluation, runStatus: "failed" })).toEqual({ "": message });
    expect(recordEvaluationInputSchema.parse({ runId: "run-1", runStatus: "FAILED" }).runStatus).toBe("failed");
  });

  it.each([
    [{ runId: "" }, "/runId"],
    [{ outcome: "fine" }, "/outcome"],
    [{ policiesChecked: -1 }, "/policiesChecked"],
    [{ confidence: 1.1 }, "/confidence"],
    [{ confidence: -0.1 }, "/confidence"],
    [{ reason: "" }, "/reason"],
    [{ draftCandidate: 1 }, "/draftCandidate"],
    [{ incidentId: "inc_1" }, "/incidentId"],
  ])("is refused with %o", (change, field) => {
    expect(refusedFields(recordEvaluationInputSchema, { ...evaluation, ...change })).toEqual([field]);
  });
});

it("an evaluation is asked for by its run", () => {
  expect(refusedFields(getEvaluationInputSchema, { evaluationId: "eval_1" })).toEqual(["/runId", "/evaluationId"]);
});
