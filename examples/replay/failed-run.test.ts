import { expect, it } from "vitest";
import { failedRun } from "./failed-run.js";

it("keeps failures apart by their kind and by what is named, not by what they say", () => {
  const lost = { errorCode: "LOST", errorMessage: "on step 7" };
  expect(failedRun(lost, "sql", "ada")).toEqual({
    ...lost,
    status: "failed",
    fingerprint: '["sql","ada","LOST"]',
  });
  const fingerprints = [
    failedRun({ ...lost, errorMessage: "on step 8" }, "sql", "ada"),
    failedRun({ ...lost, errorCode: "LOOP" }, "sql", "ada"),
    failedRun(lost, "sql", "bob"),
  ].map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(3);
  expect(fingerprints[0]).toBe(failedRun(lost, "sql", "ada").fingerprint);
});
