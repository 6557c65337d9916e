import { COST_ANOMALY_SEVERITIES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { mapSeverityToStatus } from "./map-severity-to-status.js";

const OVER = "2026-03-14T12:00:00.000000Z";

describe.each(COST_ANOMALY_SEVERITIES)("F-105: mapSeverityToStatus of %s", (severity) => {
  it("is attention_needed while it is open and nothing was held back", () => {
    expect(mapSeverityToStatus({ severity, resolvedAt: null }, false)).toBe("attention_needed");
  });

  it("is protected only where something was held back", () => {
    expect(mapSeverityToStatus({ severity, resolvedAt: null }, true)).toBe("protected");
  });

  it("is resolved when it is over, and not before", () => {
    for (const held of [true, false])
      expect(mapSeverityToStatus({ severity, resolvedAt: OVER }, held)).toBe("resolved");
  });
});
