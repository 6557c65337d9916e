import { TRACE_STEP_STATUSES } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { aTraceStep } from "../../test/facts.js";
import { stepOfTraceStep } from "./step-of-trace-step.js";

const step = aTraceStep({ stepIndex: 0, timestamp: "2026-03-14T09:20:00.000000Z", inputHash: "a", contentHash: "b" });

it("marks the step that broke a rule, also at index 0, and warns of what failed or was tried again", () => {
  expect(stepOfTraceStep(step, 0).status).toBe("violation");
  const statuses = TRACE_STEP_STATUSES.map((status) => stepOfTraceStep({ ...step, status }, null).status);
  expect(statuses).toEqual(["ok", "warning", "warning", "ok"]);
  expect(stepOfTraceStep(step, null)).toMatchObject({ index: 0, type: "search", inputDigest: "a", outputDigest: "b" });
});
