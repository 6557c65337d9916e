import { microsOf, signalInputSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { DEMO_SCENARIO, generateOutage } from "./generate-outage.js";
import { LATE, REPEATED_DELIVERIES } from "./problems.js";

const now = "2026-03-14T09:00:00.000000Z";
const outage = generateOutage({ seed: 1, now });
const distinct = new Map(outage.map((signal) => [signal.signalId, signal]));

describe("generateOutage", () => {
  it("is the same for the same seed and instant, and another for another seed", () => {
    expect(generateOutage({ seed: 1, now })).toEqual(outage);
    expect(generateOutage({ seed: 2, now })).not.toEqual(outage);
  });

  it("says the same an hour later, an hour later", () => {
    const later = generateOutage({ seed: 1, now: "2026-03-14T10:00:00.000000Z" });
    expect(later.map(({ occurredAt }) => microsOf(occurredAt ?? "") - 3_600_000_000)).toEqual(
      outage.map(({ occurredAt }) => microsOf(occurredAt ?? "")),
    );
  });

  it("has 4,000 signals, some of them delivered twice", () => {
    expect(distinct.size).toBe(4_000);
    expect(outage).toHaveLength(4_000 + REPEATED_DELIVERIES);
  });

  it("sends valid signals that say that they are generated", () => {
    for (const signal of outage) {
      expect(signalInputSchema.safeParse(signal).error).toBeUndefined();
      expect(signal).toMatchObject({ isSynthetic: true, syntheticScenarioId: DEMO_SCENARIO });
    }
  });

  it("lies in the hour before and ends shortly before now", () => {
    const agos = outage.map(({ occurredAt }) => (microsOf(now) - microsOf(occurredAt ?? "")) / 60_000_000);
    expect(Math.max(...agos)).toBeLessThanOrEqual(60);
    expect(Math.min(...agos)).toBeGreaterThan(0);
    expect(Math.min(...agos)).toBeLessThan(5);
  });

  it("delivers some much too late, after everything else", () => {
    const last = outage.slice(-LATE.signals);
    const before = outage.slice(0, -LATE.signals);
    const newest = (signals: typeof outage) => Math.max(...signals.map(({ occurredAt }) => microsOf(occurredAt ?? "")));
    expect(newest(before) - newest(last)).toBeGreaterThan(40 * 60_000_000);
  });

  it("names only causes that were delivered before", () => {
    const seen = new Set<string | undefined>();
    let causes = 0;
    for (const { reference, causedBy } of outage) {
      if (causedBy !== undefined) {
        causes += 1;
        expect(seen).toContain(causedBy.reference);
      }
      seen.add(reference);
    }
    expect(causes).toBeGreaterThan(500);
  });
});
