import { TRIGGER_TYPES } from "@hoc/incident-schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateIncidentTitle, MAX_TITLE_LENGTH } from "./title.js";

const SMILE = "\ud83d\ude00";

describe("generateIncidentTitle", () => {
  it.each([
    ["budget_breach", "Budget ceiling crossed: v"],
    ["failure_spike", "Unusual rate of failures: v"],
    ["rate_limit", "Rate limiter engaged: v"],
    ["content_policy", "Content rule broken: v"],
    ["freeze", "Traffic halted: v"],
    ["rate_limit_overflow", "Incident cap reached; further events are being grouped"],
    ["policy_violation", "policy_violation: v"],
    ["run_failure", "run_failure: v"],
    ["llm_failure", "llm_failure: v"],
    ["agent_failure", "Agent is failing: v"],
    ["cost_spike", "cost_spike: v"],
    ["cost_drift", "cost_drift: v"],
    ["budget_warning", "budget_warning: v"],
    ["cost_anomaly", "cost_anomaly: v"],
    ["manual", "manual: v"],
    ["budget", "budget: v"],
    ["disk_full", "disk_full: v"],
    ["constructor", "constructor: v"],
    ["__proto__", "__proto__: v"],
  ])("names %s", (type, title) => {
    expect(generateIncidentTitle(type, "v")).toBe(title);
  });

  it.each([undefined, "", "  ", "\n"])("leaves no dangling colon when the value is %j", (value) => {
    expect(generateIncidentTitle("freeze", value)).toBe("Traffic halted");
    expect(generateIncidentTitle("disk_full", value)).toBe("disk_full");
    expect(generateIncidentTitle("rate_limit_overflow", value)).toBe(
      "Incident cap reached; further events are being grouped",
    );
  });

  it("keeps a title of exactly the maximum and cuts a longer one", () => {
    const room = MAX_TITLE_LENGTH - "freeze_: ".length;
    expect(MAX_TITLE_LENGTH).toBe(255);
    expect(generateIncidentTitle("freeze_", "x".repeat(room))).toBe(`freeze_: ${"x".repeat(room)}`);
    expect(generateIncidentTitle("freeze_", "x".repeat(room + 1))).toBe(`freeze_: ${"x".repeat(room)}`);
  });

  it("does not cut a character in two", () => {
    const room = MAX_TITLE_LENGTH - "freeze_: ".length;
    const straddling = generateIncidentTitle("freeze_", `${"x".repeat(room - 1)}${SMILE}y`);
    expect(straddling).toBe(`freeze_: ${"x".repeat(room - 1)}`);
    const fitting = generateIncidentTitle("freeze_", `${"x".repeat(room - 2)}${SMILE}y`);
    expect(fitting).toBe(`freeze_: ${"x".repeat(room - 2)}${SMILE}`);
  });

  it("is always a well-formed beginning of the full title, as long as possible", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...TRIGGER_TYPES), fc.stringMatching(/^[A-Za-z0-9_.-]{1,50}$/)),
        fc.string({ unit: fc.constantFrom("a", " ", SMILE, "\u20ac"), maxLength: 400, size: "max" }),
        (type, value) => {
          const title = generateIncidentTitle(type, value);
          expect(title.length).toBeLessThanOrEqual(MAX_TITLE_LENGTH);
          expect(title).not.toMatch(/\p{Surrogate}/u);
          expect(title).not.toMatch(/:$/);
          if (title.length < MAX_TITLE_LENGTH - 1 && value.trim() !== "" && type !== "rate_limit_overflow") {
            expect(title.endsWith(`: ${value}`)).toBe(true);
          }
        },
      ),
    );
  });
});
