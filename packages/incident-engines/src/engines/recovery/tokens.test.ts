import { describe, expect, it } from "vitest";
import { hasPattern, tokensOf } from "./tokens.js";

const has = (text: string, pattern: string) => hasPattern(tokensOf(text), pattern);

describe("tokensOf", () => {
  it.each([
    ["HTTP_503", ["HTTP", "503"]],
    ["openai.RateLimitError: slow down!", ["OPENAI", "RATE", "LIMIT", "ERROR", "SLOW", "DOWN"]],
    ["DNSError", ["DNS", "ERROR"]],
    ["5xx", ["5XX"]],
    ["", []],
    ["…", []],
  ])("splits %j into whole words", (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });
});

describe("hasPattern", () => {
  it.each([
    ["TIMEOUT", "TIMEOUT"],
    ["EXECUTION_TIMEOUT", "TIMEOUT"],
    ["timeout-after-30s", "TIMEOUT"],
    ["request_timed_out", "TIMED_OUT"],
    ["HTTP_500", "500"],
    ["HTTP_5XX", "HTTP_5XX"],
    ["http-599", "HTTP_5XX"],
    ["TimeoutError", "TIMEOUT"],
  ])("F-130: finds in %j the pattern %s", (text, pattern) => {
    expect(has(text, pattern)).toBe(true);
  });

  it.each([
    ["1500", "500"],
    ["ORDER_5001", "500"],
    ["E500", "500"],
    ["GENERATE", "RATE"],
    ["TIMED_PUMP_OUT", "TIMED_OUT"],
    ["OUT_TIMED", "TIMED_OUT"],
    ["TIMED", "TIMED_OUT"],
    ["HTTP_404", "HTTP_5XX"],
    ["HTTP_5000", "HTTP_5XX"],
    ["503", "HTTP_5XX"],
    ["", "TIMEOUT"],
    ["TIMEOUT", ""],
  ])("F-130: does not find in %j the pattern %s", (text, pattern) => {
    expect(has(text, pattern)).toBe(false);
  });
});
