import { expect, it } from "vitest";
import { stepsOf } from "../../../test/examined-trace.js";
import { type ExaminedStep, found } from "./trace.js";

const [first, last] = stepsOf("A1 B1") as [ExaminedStep, ExaminedStep];

it("says in which steps something was found", () => {
  expect(found({ first, last }, "It is", { steps: 2 })).toEqual({
    verdict: "found",
    explanation: "It is (steps 0 to 1).",
    evidence: { steps: 2 },
    firstStepIndex: 0,
    lastStepIndex: 1,
  });
  expect(found({ first, last: first }, "It is", {}).explanation).toBe("It is (step 0).");
});
