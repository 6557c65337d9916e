import { expect, it } from "vitest";
import { normalizeErrorMessage, type RecurrenceFacts, recurrencePreimage } from "./recurrence-signature.js";

const facts: RecurrenceFacts = {
  tenantId: "acme",
  category: "EXECUTION_FAILURE",
  errorCode: "TIMEOUT",
  triggerType: "run_failure",
  errorMessage: "run 17 of 'TestSearch' failed after 30.5 s",
};

it("F-119: what recurs has one recurrenceSignature, whatever numbers, ids and quoted words its message holds", () => {
  const again = { ...facts, errorMessage: "run 18 of 'TestFetch' failed after 2 s" };
  expect(recurrencePreimage(again)).toBe(recurrencePreimage(facts));
});

it.each<Partial<RecurrenceFacts>>([
  { tenantId: "other" },
  { category: null },
  { errorCode: "OTHER" },
  { triggerType: "llm_failure" },
  { errorMessage: "something else" },
  { errorMessage: null },
])("other facts have another: %o (signatureVersion v1)", (change) => {
  expect(recurrencePreimage({ ...facts, ...change })).not.toBe(recurrencePreimage(facts));
});

it.each([
  ["run 17 of 'TestSearch' failed after 30.5 s", "run <n> of <text> failed after <n> s"],
  ["id 0xdeadbeef01 of 01a1fdb6-4244-74c8-aa81-5f03bc52b2fd", "id <id> of <id>"],
  ["it doesn't answer", "it doesn't answer"],
])("normalises %s", (message, normal) => {
  expect(normalizeErrorMessage(message)).toBe(normal);
});
