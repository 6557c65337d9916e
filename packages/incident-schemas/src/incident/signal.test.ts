import { describe, expect, it } from "vitest";
import { MAX_DETAILS_LENGTH, signalInputSchema } from "./signal.js";

const minimal = { triggerType: "failure_spike" };

describe("signalInputSchema", () => {
  it("needs the trigger type only, and fills in the rest", () => {
    expect(signalInputSchema.parse(minimal)).toEqual({
      triggerType: "failure_spike",
      kind: "call",
      state: "firing",
      isSynthetic: false,
    });
  });

  it("keeps a fingerprint that was given empty apart from one that was not given", () => {
    expect(signalInputSchema.parse({ ...minimal, fingerprint: "" }).fingerprint).toBe("");
    expect(signalInputSchema.parse(minimal).fingerprint).toBeUndefined();
  });

  it("takes a trigger type of the host's own, also one that is a name in JavaScript", () => {
    for (const triggerType of ["disk_full", "constructor", "__proto__", "a.b:c-d"])
      expect(signalInputSchema.parse({ triggerType }).triggerType).toBe(triggerType);
  });

  it.each([
    ["an unknown member", { ...minimal, fingerPrint: "x" }, ["unrecognized_keys"]],
    ["no trigger type", {}, ["invalid_type"]],
    ["a trigger type with a space", { triggerType: "a b" }, ["invalid_format"]],
    ["a fraction of a micro-dollar", { ...minimal, costMicros: 0.5 }, ["invalid_type"]],
    ["an instant without a zone", { ...minimal, occurredAt: "2026-03-14T09:26:53" }, ["invalid_format"]],
    ["an unknown kind", { ...minimal, kind: "span" }, ["invalid_value"]],
    ["a signal id with NUL", { ...minimal, signalId: "a\u0000" }, ["custom"]],
    ["a lone surrogate in a reference", { ...minimal, reference: "\ud800" }, ["custom"]],
    ["a signal id that is too long", { ...minimal, signalId: "x".repeat(201) }, ["too_big"]],
    ["details that are no object", { ...minimal, details: [1] }, ["invalid_type"]],
    ["details that JSON cannot say", { ...minimal, details: { big: 1n } }, ["custom"]],
    ["details that are too large", { ...minimal, details: { text: "x".repeat(MAX_DETAILS_LENGTH) } }, ["custom"]],
    ["a cause without a reference", { ...minimal, causedBy: { kind: "run" } }, ["invalid_type"]],
  ])("refuses %s", (_, input, codes) => {
    const result = signalInputSchema.safeParse(input);
    expect(result.error?.issues.map((issue) => issue.code)).toEqual(codes);
  });
});
