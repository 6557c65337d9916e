import type { LearningInsightResult } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { sureEnough } from "./sure-enough.js";

const insight = (confidence: number): LearningInsightResult => ({
  insightType: "response",
  description: `Said with ${confidence}.`,
  confidence,
  supportingIncidentIds: [],
});

it("F-055: an insight is told from a confidence of 0.6 on, in the order of the rules", () => {
  expect(sureEnough([insight(0.6), undefined, insight(0.59), insight(0.9), insight(0.61)])).toEqual([
    insight(0.6),
    insight(0.9),
    insight(0.61),
  ]);
});
