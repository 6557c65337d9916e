import { describe, expect, it } from "vitest";
import { errorCategoryOf, recoveryModeOf } from "./classify.js";

/** What each keyword stands for, and whether it says how to try again. */
const KEYWORDS = [
  ["timeout", "TRANSIENT", "RETRY_EXPONENTIAL"],
  ["network", "TRANSIENT", "RETRY_EXPONENTIAL"],
  ["connection", "TRANSIENT", "ABORT"],
  ["dns", "TRANSIENT", "ABORT"],
  ["unavailable", "TRANSIENT", "RETRY_EXPONENTIAL"],
  ["503", "TRANSIENT", "RETRY_EXPONENTIAL"],
  ["permission", "PERMISSION", "ESCALATE"],
  ["auth", "PERMISSION", "ESCALATE"],
  ["forbidden", "PERMISSION", "ESCALATE"],
  ["401", "PERMISSION", "ESCALATE"],
  ["403", "PERMISSION", "ESCALATE"],
  ["budget", "RESOURCE", "ABORT"],
  ["quota", "RESOURCE", "RETRY_WITH_JITTER"],
  ["rate", "RESOURCE", "RETRY_WITH_JITTER"],
  ["limit", "RESOURCE", "ABORT"],
  ["429", "RESOURCE", "RETRY_WITH_JITTER"],
  ["validation", "VALIDATION", "ABORT"],
  ["schema", "VALIDATION", "ABORT"],
  ["invalid", "VALIDATION", "ABORT"],
  ["parse", "VALIDATION", "ABORT"],
  ["db", "INFRASTRUCTURE", "ABORT"],
  ["database", "INFRASTRUCTURE", "ABORT"],
  ["sql", "INFRASTRUCTURE", "ABORT"],
  ["postgres", "INFRASTRUCTURE", "ABORT"],
  ["redis", "INFRASTRUCTURE", "ABORT"],
  ["llm", "PLANNER", "ABORT"],
  ["claude", "PLANNER", "ABORT"],
  ["openai", "PLANNER", "ABORT"],
  ["anthropic", "PLANNER", "ABORT"],
  ["model", "PLANNER", "ABORT"],
] as const;

const classes = (words: { errorCode?: string; errorMessage?: string }) => [
  errorCategoryOf(words),
  recoveryModeOf(words),
];

describe("what kind of error it is, and how to try again", () => {
  it.each(KEYWORDS)("%s stands for %s and %s, in code and message", (keyword, ...expected) => {
    expect(classes({ errorCode: `X_${keyword.toUpperCase()}` })).toEqual(expected);
    expect(classes({ errorMessage: `It said: ${keyword}.` })).toEqual(expected);
  });

  it.each(KEYWORDS)("F-130: %s stands for nothing inside a longer word", (keyword) => {
    expect(classes({ errorCode: `1${keyword}9`, errorMessage: `ge${keyword}x` })).toEqual(["PERMANENT", "ABORT"]);
  });

  it("F-130: generate is no rate, and 15031 no 503", () => {
    expect(classes({ errorCode: "GENERATE_FAILED", errorMessage: "order 15031" })).toEqual(["PERMANENT", "ABORT"]);
  });

  it("takes the first hit of the tables, not of the text", () => {
    expect(classes({ errorMessage: "invalid quota after a timeout" })).toEqual(["TRANSIENT", "RETRY_EXPONENTIAL"]);
    expect(classes({ errorMessage: "model: schema: 403: rate" })).toEqual(["PERMISSION", "RETRY_WITH_JITTER"]);
  });

  it("believes the code before the message", () => {
    expect(classes({ errorCode: "RATE_LIMIT", errorMessage: "timeout" })).toEqual(["RESOURCE", "RETRY_WITH_JITTER"]);
    expect(classes({ errorCode: "MODEL_ERROR", errorMessage: "timeout" })).toEqual(["PLANNER", "RETRY_EXPONENTIAL"]);
  });

  it("is permanent and to be given up where nothing is known", () => {
    expect(classes({})).toEqual(["PERMANENT", "ABORT"]);
  });
});
