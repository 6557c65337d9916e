import { expect, it } from "vitest";
import { proposedSuppression, reviewInWords } from "./proposed-suppression.js";

it("a draft about an error would keep back that error, no graver", () => {
  const suppression = proposedSuppression("EXECUTION_TIMEOUT", "high");
  expect(suppression).toEqual({ errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" });
  expect(reviewInWords(suppression)).toContain("signals of EXECUTION_TIMEOUT, up to the severity high, from becoming");
});

it.each([null, "UNKNOWN"])(
  "F-023: a draft about %s would keep nothing back: nobody knows what that silences",
  (code) => {
    const suppression = proposedSuppression(code, "critical");
    expect(suppression).toBeNull();
    expect(reviewInWords(suppression)).toContain("keeps nothing from becoming an incident");
  },
);
