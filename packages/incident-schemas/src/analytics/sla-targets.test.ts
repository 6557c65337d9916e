import { expect, it } from "vitest";
import { slaTargetsSchema } from "./sla-targets.js";

it("fills in what is left out", () => {
  expect(slaTargetsSchema.parse({ critical: 60 })).toEqual({
    critical: 60,
    high: 14_400,
    medium: 86_400,
    low: 259_200,
  });
});

it.each([{ critical: 0 }, { high: 1.5 }, { urgent: 5 }, { low: 31_536_001 }])("refuses %j", (targets) => {
  expect(slaTargetsSchema.safeParse(targets).success).toBe(false);
});
