import { describe, expect, it } from "vitest";
import {
  pruneSignalsInputSchema,
  pruneSignalsOutputSchema,
  resolveStaleIncidentsInputSchema,
  resolveStaleIncidentsOutputSchema,
} from "./maintenance.js";

describe("maintenance", () => {
  it.each([resolveStaleIncidentsInputSchema, pruneSignalsInputSchema])(
    "takes no argument, and no misspelt one",
    (schema) => {
      expect(schema.parse({})).toEqual({});
      expect(schema.safeParse({ tenantId: "acme" }).success).toBe(false);
    },
  );

  it("answers with counts", () => {
    expect(resolveStaleIncidentsOutputSchema.parse({ resolvedIncidents: 3 })).toEqual({ resolvedIncidents: 3 });
    expect(resolveStaleIncidentsOutputSchema.safeParse({ resolvedIncidents: -1 }).success).toBe(false);
    expect(pruneSignalsOutputSchema.parse({ prunedSignals: 0, resolvedBefore: null })).toEqual({
      prunedSignals: 0,
      resolvedBefore: null,
    });
    expect(pruneSignalsOutputSchema.safeParse({ prunedSignals: 0 }).success).toBe(false);
  });
});
