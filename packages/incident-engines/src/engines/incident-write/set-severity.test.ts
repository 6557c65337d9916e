import { SEVERITIES, severityRank } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { decideSetSeverity } from "./set-severity.js";

const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
const pairs = SEVERITIES.flatMap((from) => SEVERITIES.map((to) => [from, to] as const));

describe("setting a severity", () => {
  it.each(pairs)("from %s to %s: down only with a reason, never to what it is", (from, to) => {
    const decide = (reason?: string) => {
      const decision = decideSetSeverity(
        buildIncident({ severity: from }),
        { incidentId: "inc_1", severity: to, reason },
        by,
      );
      return decision.ok ? decision.change.severity : decision.reason;
    };
    const unchanged = from === to;
    const lowered = severityRank(to) < severityRank(from);
    expect(decide()).toBe(unchanged ? "severity_unchanged" : lowered ? "reason_required" : to);
    expect(decide("test traffic")).toBe(unchanged ? "severity_unchanged" : to);
  });

  it("tells what it was, what it is and why", () => {
    expect(
      decideSetSeverity(
        buildIncident({ severity: "high" }),
        { incidentId: "inc_1", severity: "low", reason: "test traffic" },
        by,
      ),
    ).toMatchObject({
      entry: {
        eventType: "severity_set",
        description: "Severity lowered from high to low by ada: test traffic",
        data: { fromSeverity: "high", severity: "low", reason: "test traffic" },
      },
      audit: {
        eventType: "IncidentSeveritySet",
        reason: "test traffic",
        before: { severity: "high" },
        after: { severity: "low" },
      },
      event: {
        eventType: "incidents.IncidentSeveritySet",
        fields: { fromSeverity: "high", severity: "low", reason: "test traffic" },
      },
    });
    expect(
      decideSetSeverity(buildIncident({ severity: "low" }), { incidentId: "inc_1", severity: "high" }, by),
    ).toMatchObject({
      entry: { description: "Severity raised from low to high by ada" },
    });
  });

  it("is possible when acknowledged, and refused once resolved", () => {
    const command = { incidentId: "inc_1", severity: "critical" } as const;
    expect(decideSetSeverity(buildIncident({ lifecycleState: "ACKED" }), command, by).ok).toBe(true);
    expect(decideSetSeverity(buildIncident({ lifecycleState: "RESOLVED" }), command, by)).toEqual({
      ok: false,
      reason: "already_resolved",
    });
  });
});
