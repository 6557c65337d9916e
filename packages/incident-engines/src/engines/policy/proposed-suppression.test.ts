import { describe, expect, it } from "vitest";
import { proposedSuppression, reasonOf, reviewInWords } from "./proposed-suppression.js";

it("a draft about an error would keep back that error, no graver", () => {
  const suppression = proposedSuppression("EXECUTION_TIMEOUT", "high");
  expect(suppression).toEqual({ errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" });
  expect(reviewInWords(suppression)).toContain(
    "signals of every agent with the error EXECUTION_TIMEOUT, up to the severity high, from becoming",
  );
});

it.each([null, proposedSuppression("EXECUTION_TIMEOUT", "high")])(
  "a draft that would keep back %o says that nobody here carries out its action",
  (suppression) => {
    expect(reviewInWords(suppression)).toContain("for whoever starts runs to carry out");
    expect(reviewInWords(suppression)).toContain("nothing of it is enforced here");
  },
);

describe("the reason of a proposal", () => {
  const reason = "Run run-1 ended with the error EXECUTION_TIMEOUT.";
  const EARLIER =
    "This draft changes nothing by itself: a person has to review it. Approved as it is, its rule does less.";
  it.each([
    ["what it says of its review", reviewInWords(proposedSuppression("EXECUTION_TIMEOUT", "high"))],
    ["what one that keeps nothing back says of its review", reviewInWords(null)],
    ["what earlier ones said of their review", EARLIER],
  ])("does without %s", (_, review) => {
    expect(reasonOf({ rationale: `${reason} ${review}` })).toBe(reason);
  });

  it("is all of it where it says nothing of a review", () => {
    expect(reasonOf({ rationale: reason })).toBe(reason);
  });
});

it.each([null, "UNKNOWN"])(
  "F-023: a draft about %s would keep nothing back: nobody knows what that silences",
  (code) => {
    const suppression = proposedSuppression(code, "critical");
    expect(suppression).toBeNull();
    expect(reviewInWords(suppression)).toContain("keeps nothing from becoming an incident");
  },
);
