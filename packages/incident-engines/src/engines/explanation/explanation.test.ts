import { UNCAPPED } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { buildSources } from "../../../test/explanation-sources.js";
import { explanationOf } from "./explanation.js";
import { explanationSentences } from "./explanation-sentences.js";

it("says the same in words that it shows as data", () => {
  const { sentences, ...facts } = explanationOf(buildSources());
  expect(facts).toMatchObject({
    incidentId: "inc_1",
    title: "Failure spike",
    lifecycleState: "ACTIVE",
    key: { grouping: "sliding" },
    opening: { reason: "first_of_key" },
    severity: { now: "high" },
    signals: { signalCount: 1 },
  });
  expect(sentences).toEqual(explanationSentences(facts));
});

it("shows the rules in force, a lifted cap as none", () => {
  const sources = buildSources();
  const rules = {
    windowing: "sliding",
    windowSeconds: 300,
    cooldownSeconds: 60,
    autoResolveAfterSeconds: 900,
    sweepAcknowledged: false,
    severityThresholds: { low: 1, medium: 10, high: 50, critical: 200 },
  };
  expect(explanationOf(sources).rules).toEqual({ ...rules, maxIncidentsPerHour: 20 });
  const config = { ...sources.config, maxIncidentsPerTenantPerHour: UNCAPPED };
  expect(explanationOf({ ...sources, config }).rules).toEqual({ ...rules, maxIncidentsPerHour: null });
});
