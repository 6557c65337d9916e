import type { SpendFigures } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import { deriveCause, type FeatureCost, surgingFeature } from "./derive-cause.js";

const USUAL = { costMicros: 100, records: 100, requests: 100, tokens: 10_000 };

const now = (said: Partial<SpendFigures>): SpendFigures => ({ ...USUAL, costMicros: 400, ...said });
const feature = (entityId: string, currentMicros: number, usualMicros: number): FeatureCost => ({
  entityId,
  currentMicros,
  usualMicros,
});

describe("F-107: why a day costs more", () => {
  it.each<[string, Partial<SpendFigures>, FeatureCost[], string]>([
    ["twice as many calls per request", { records: 200 }, [], "RETRY_LOOP"],
    ["not quite twice as many", { records: 199, tokens: 19_900 }, [], "UNKNOWN"],
    ["one and a half times the tokens per call", { tokens: 15_000 }, [], "PROMPT_GROWTH"],
    ["not quite as many", { tokens: 14_999 }, [], "UNKNOWN"],
    ["tokens that grew less than the requests", { requests: 160, records: 160, tokens: 24_000 }, [], "TRAFFIC_GROWTH"],
    ["one and a half times the requests", { requests: 150, records: 150, tokens: 15_000 }, [], "TRAFFIC_GROWTH"],
    ["not quite as many requests", { requests: 149, records: 149, tokens: 14_900 }, [], "UNKNOWN"],
    ["a feature that makes 60 % of it", {}, [feature("a", 10, 10), feature("b", 190, 10)], "FEATURE_SURGE"],
    ["none that does", {}, [feature("a", 189, 10)], "UNKNOWN"],
    ["one that always makes most", {}, [feature("a", 400, 60)], "UNKNOWN"],
    ["retries before everything else", { records: 900, tokens: 900_000 }, [feature("b", 400, 0)], "RETRY_LOOP"],
    [
      "a feature before the traffic that it makes",
      { requests: 500, records: 500, tokens: 50_000 },
      [feature("b", 400, 0)],
      "FEATURE_SURGE",
    ],
    ["nothing counted", { records: 0, requests: 0, tokens: 0 }, [], "UNKNOWN"],
  ])("%s", (_, said, features, cause) => {
    expect(deriveCause(now(said), USUAL, features)).toBe(cause);
  });

  it("is unknown where nothing is usual", () => {
    const nothing = { costMicros: 0, records: 0, requests: 0, tokens: 0 };
    expect(deriveCause(now({ records: 900 }), nothing, [])).toBe("UNKNOWN");
  });
});

it("the feature that makes most of it is named", () => {
  expect(surgingFeature(now({}), USUAL, [feature("a", 20, 20), feature("b", 350, 5)])?.entityId).toBe("b");
});
