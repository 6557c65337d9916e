import { describe, expect, it } from "vitest";
import { guardedAnomaly } from "../../../../test/guarded-anomaly.js";
import { recommendationOf, titleOf } from "./incident-words.js";

const chat = { entityType: "feature", entityId: "chat", entityName: "Chat" } as const;
const bob = { entityType: "user", entityId: "bob" } as const;

describe("titleOf", () => {
  it.each([
    ["budget_exceeded", {}, "Your daily budget is used up"],
    ["budget_warning", { period: "monthly", ...chat }, "The monthly budget for the feature Chat is nearly used up"],
    ["budget_warning", bob, "The daily budget of the user bob is nearly used up"],
    ["budget_exceeded", { period: null }, "Your budget is used up"],
    ["cost_spike", {}, "Unusual spending"],
    ["cost_spike", chat, "Unusual spending on the feature Chat"],
    ["cost_spike", { ...chat, entityName: null }, "Unusual spending on the feature chat"],
    ["cost_spike", bob, "Unusual spending by the user bob"],
    ["cost_spike", { entityType: "agent", entityId: "a-1" }, "Unusual spending by the agent a-1"],
    ["cost_spike", { entityType: "model", entityId: "gpt-4o-mini" }, "Unusual spending on the model GPT-4o mini"],
  ] as const)("of a %s of %o says whose it is", (trigger, said, title) => {
    expect(titleOf(trigger, guardedAnomaly(said))).toBe(title);
  });

  it("lets no name turn it around or break its line", () => {
    expect(titleOf("cost_spike", guardedAnomaly({ ...chat, entityName: "C\u202E\nt" }))).toBe(
      "Unusual spending on the feature C\\u{202e}\\u{a}t",
    );
    expect(titleOf("cost_spike", guardedAnomaly({ ...bob, entityId: "b\u0007" }))).toContain("b\\u{7}");
  });
});

describe("recommendationOf", () => {
  it.each([
    ["budget_exceeded", {}, /^Raise your daily budget if .* until the next day begins\.$/],
    [
      "budget_exceeded",
      { period: "monthly", ...bob },
      /^Raise the monthly budget of the user bob .* next month begins/,
    ],
    ["budget_exceeded", { period: "hourly" }, /the next period begins/],
    ["budget_warning", chat, /raise the daily budget for the feature Chat if you expect/],
    ["cost_spike", {}, /the feature or with the user behind it/],
    ["cost_spike", bob, /see what changed with the user bob\.$/],
  ] as const)("of a %s of %o names the budget or whose it is", (trigger, said, words) => {
    expect(recommendationOf(trigger, guardedAnomaly(said))).toMatch(words);
  });
});
