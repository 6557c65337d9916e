import { type Incident, SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildEntry, buildSignalView, buildSources } from "../../../test/explanation-sources.js";
import type { ExplanationSources } from "./explanation-sources.js";
import { openingExplanation } from "./opening-explanation.js";

const { incident } = buildSources();

const earlier = (overrides: Partial<Incident>) =>
  buildIncident({
    id: "inc_0",
    lifecycleState: "RESOLVED",
    status: "RESOLVED",
    lastSignalAt: "2026-03-14T11:50:00.000000Z",
    endedAt: "2026-03-14T11:55:00.500000Z",
    resolvedBy: SYSTEM_ACTORS.aggregator.id,
    resolutionType: "window_elapsed",
    ...overrides,
  });

const windowed = `k1|s4:acme|s13:failure_spike|f0:|w27:${incident.windowStart}`;

describe("openingExplanation", () => {
  it.each<[string, Partial<ExplanationSources>, string]>([
    ["nothing was there", {}, "first_of_key"],
    ["nothing was in its window", { incident: { ...incident, groupingKey: windowed } }, "first_of_window"],
    ["the earlier one fell silent", { previous: earlier({}) }, "after_gap"],
    ["a person had resolved the earlier one", { previous: earlier({ resolvedBy: "ada" }) }, "after_cooldown"],
    [
      "a person had resolved the earlier one with a word of ours",
      { previous: earlier({ resolvedBy: "ada", resolutionType: "all_clear" }) },
      "after_cooldown",
    ],
    [
      "the sweep had resolved the earlier one",
      { previous: earlier({ resolvedBy: SYSTEM_ACTORS.autoResolve.id, resolutionType: "auto" }) },
      "after_cooldown",
    ],
    ["all was well", { previous: earlier({ resolutionType: "all_clear" }) }, "after_all_clear"],
    ["the cap was reached", { incident: { ...incident, fingerprint: "overflow" } }, "above_cap"],
    ["a person reported it", { incident: { ...incident, fingerprint: "m2:s1" } }, "manual"],
    [
      "it was over when it was heard of",
      {
        timeline: [buildEntry(), buildEntry({ eventType: "auto_resolved", data: { resolutionType: "backfilled" } })],
      },
      "backfilled",
    ],
    [
      "a person resolved it with a word of ours",
      { timeline: [buildEntry(), buildEntry({ eventType: "resolved", data: { resolutionType: "backfilled" } })] },
      "first_of_key",
    ],
  ])("knows why it opened when %s", (_, sources, reason) => {
    expect(openingExplanation(buildSources(sources)).reason).toBe(reason);
  });

  it("shows the signal, and the earlier incident with how long it had been over", () => {
    const named = [buildSignalView({ reference: "call-1", triggerValue: "12%", details: { secret: 1 } })];
    expect(openingExplanation(buildSources({ named, previous: earlier({}) }))).toEqual({
      reason: "after_gap",
      openedAt: incident.createdAt,
      signalId: "s1",
      signal: {
        kind: "call",
        reference: "call-1",
        triggerType: "failure_spike",
        triggerValue: "12%",
        occurredAt: incident.createdAt,
        receivedAt: incident.createdAt,
      },
      previous: {
        incidentId: "inc_0",
        lastSignalAt: "2026-03-14T11:50:00.000000Z",
        endedAt: "2026-03-14T11:55:00.500000Z",
        resolvedBy: SYSTEM_ACTORS.aggregator.id,
        resolutionType: "window_elapsed",
        silenceSeconds: 600,
        secondsSinceEnd: 299,
      },
    });
  });

  it("names a signal that is no longer stored, and has nothing of what nothing is known of", () => {
    expect(openingExplanation(buildSources({ named: [] }))).toMatchObject({ signalId: "s1", signal: null });
    expect(openingExplanation(buildSources({ timeline: [] }))).toMatchObject({ signalId: null, previous: null });
    const previous = earlier({ endedAt: null });
    expect(openingExplanation(buildSources({ previous })).previous?.secondsSinceEnd).toBeNull();
  });
});
