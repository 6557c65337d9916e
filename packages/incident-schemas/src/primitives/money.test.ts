import { expect, it } from "vitest";
import { costMicrosSchema, MAX_SIGNAL_COST_MICROS } from "./money.js";

it("takes whole micro-dollars up to a million dollars, and refunds", () => {
  for (const cost of [0, 1, -1, MAX_SIGNAL_COST_MICROS, -MAX_SIGNAL_COST_MICROS])
    expect(costMicrosSchema.parse(cost)).toBe(cost);
});

it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_SIGNAL_COST_MICROS + 1, "12"])("refuses %s", (cost) => {
  expect(costMicrosSchema.safeParse(cost).success).toBe(false);
});
