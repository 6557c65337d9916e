import { expect, it } from "vitest";
import { entityDay, hourEnd } from "../../../../test/cost-facts.js";
import { spentUntil } from "./spend-figures.js";

it("what was spent by an hour's end is added up, refunds too", () => {
  const entity = entityDay({ spent: { 1: 2, 3: { dollars: -0.5, records: 1, requests: 1, tokens: 0 }, 9: 7 } });
  expect(spentUntil(entity, hourEnd(2))).toEqual({ costMicros: 2_000_000, records: 10, requests: 10, tokens: 100 });
  expect(spentUntil(entity, hourEnd(3))).toEqual({ costMicros: 1_500_000, records: 11, requests: 11, tokens: 100 });
  expect(spentUntil(entity)).toEqual({ costMicros: 8_500_000, records: 21, requests: 21, tokens: 200 });
});
