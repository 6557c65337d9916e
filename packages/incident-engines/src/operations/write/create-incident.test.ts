import {
  type AuditRecord,
  incidentAggregatorConfigSchema,
  type RecordResult,
  type Signal,
} from "@hoc/incident-schemas";
import { buildIncident, buildIncidentDetail, fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { createIncident } from "./create-incident.js";

const context = { tenantId: "acme", actor: { type: "HUMAN", id: "ada" }, role: "responder" } as const;

function create(input: object, answer: Partial<RecordResult> = {}, signalRetentionDays: number | null = null) {
  const recorded: Signal[] = [];
  const audits: AuditRecord[] = [];
  const ports = stubPorts({
    incidentRead: {
      getIncident: async (_tenantId, id) => (id === "inc_1" ? buildIncident({ triggerType: "manual" }) : undefined),
    },
    signals: { listRelatedCallIds: async () => [] },
    evidence: { fetchRecoveryHistory: async () => [] },
    lessons: { fetchLessonOfIncident: async () => undefined },
    audit: { append: async (_tenantId, records) => void audits.push(...records) },
    aggregator: {
      config: incidentAggregatorConfigSchema.parse({ signalRetentionDays }),
      async record(_tenantId, signals) {
        recorded.push(...signals);
        return signals.map(
          ({ signalId }) => ({ signalId, outcome: "opened", incidentId: "inc_1", ...answer }) as RecordResult,
        );
      },
    },
  });
  const parsed = createIncident.input.parse({ title: "Search is slow", severity: "high", ...input });
  return { recorded, audits, result: createIncident.handler(parsed, { context, ports, ambient: fakeAmbient() }) };
}

describe("createIncident", () => {
  it("records a manual signal and audits the person who reported it", async () => {
    const { recorded, audits, result } = create({ description: "since noon" });
    expect(await result).toEqual(buildIncidentDetail({ triggerType: "manual" }));
    expect(recorded).toMatchObject([
      { kind: "manual", triggerType: "manual", initialSeverity: "high", title: "Search is slow" },
    ]);
    expect(recorded[0]?.reference).toBe(recorded[0]?.signalId);
    expect(audits).toMatchObject([
      { eventType: "IncidentCreated", actor: context.actor, entityId: "inc_1", before: null },
    ]);
  });

  it("answers a repetition with the incident that is there, and audits nothing", async () => {
    const { audits, result } = create({ signalId: "mine" }, { outcome: "duplicate" });
    expect(await result).toMatchObject({ incidentId: "inc_1" });
    expect(audits).toEqual([]);
  });

  it.each([
    ["other content", { outcome: "duplicate", conflict: true } as const, { signalId: "mine", incidentId: "inc_1" }],
    ["a signal without an incident", { outcome: "duplicate", incidentId: null } as const, { signalId: "mine" }],
  ])("is a conflict when the id stands for %s", async (_, answer, details) => {
    const { audits, result } = create({ signalId: "mine" }, answer);
    await expect(result).rejects.toMatchObject({ code: "signal_conflict", details });
    expect(audits).toEqual([]);
  });

  it("refuses what happened before the retention", async () => {
    const { recorded, result } = create({ occurredAt: "2026-01-01T00:00:00Z" }, {}, 30);
    await expect(result).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/occurredAt" }] },
    });
    expect(recorded).toEqual([]);
  });
});
