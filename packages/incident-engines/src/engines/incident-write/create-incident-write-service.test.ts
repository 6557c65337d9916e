import {
  type AuditRecord,
  canonicalJson,
  DomainError,
  type EventDraft,
  eventBase,
  type Incident,
  type IncidentEvent,
  type IncidentEventDraft,
  STATUS_OF_LIFECYCLE,
  type StoredEvidence,
  validateEventPayload,
} from "@hoc/incident-schemas";
import type { ExpectedIncident, NewEvidence, PostmortemPublication } from "@hoc/incident-schemas/ports";
import { buildIncident, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { createIncidentWriteService } from "./create-incident-write-service.js";

const NOW = "2026-03-14T12:00:00.000000Z";
const ada = { type: "HUMAN", id: "ada" } as const;
const bob = { type: "HUMAN", id: "bob" } as const;
const target = { incidentId: "inc_1" };
const resolution = {
  ...target,
  resolutionType: "vendor",
  resolutionSummary: "The vendor is back.",
  resolutionMethod: "manual",
} as const;
const found = { ...target, evidenceId: "evi_1", evidenceType: "log", summary: "The disk was full." } as const;
const publication = {
  ...target,
  rootCause: "The retry had no limit.",
  effectiveness: "Stopped within a minute.",
  changes: [{ reference: "OPS-42", isDone: false }],
};
const resolved = { status: "RESOLVED", lifecycleState: "RESOLVED", resolvedAt: NOW } as const;

/** A store of one incident that answers as the drivers do: conditional changes, and a version more with each. */
function store(
  overrides: Partial<Incident> = {},
  { openOfKey, meanwhile }: { openOfKey?: Incident; meanwhile?: boolean } = {},
) {
  const state: { incident: Incident; digest: string | null; publication?: PostmortemPublication } = {
    incident: buildIncident(overrides),
    digest: null,
  };
  const entries: IncidentEventDraft[] = [];
  const audits: AuditRecord[] = [];
  const events: EventDraft[] = [];
  const evidence: NewEvidence[] = [];
  const change = async (expected: ExpectedIncident, to: Partial<Incident>, digest?: string) => {
    const { id, version, lifecycleState } = state.incident;
    if (
      meanwhile ||
      expected.incidentId !== id ||
      expected.version !== version ||
      expected.lifecycleState !== lifecycleState
    )
      return undefined;
    state.incident = { ...state.incident, ...to, version: version + 1 };
    if (digest !== undefined) state.digest = digest;
    return state.incident;
  };
  const moved = (lifecycleState: Incident["lifecycleState"]) => ({
    lifecycleState,
    status: STATUS_OF_LIFECYCLE[lifecycleState],
  });
  const ports = stubPorts({
    recordedAt: NOW,
    incidentRead: {
      getIncident: async (tenantId, id) =>
        tenantId === "acme" && id === state.incident.id ? state.incident : undefined,
      findOpenIncident: async (_tenantId, key) => (key === state.incident.groupingKey ? openOfKey : undefined),
    },
    incidentWrite: {
      refreshIncident: async () => state.incident,
      lastTransitionDigest: async () => state.digest,
      updateIncidentAcknowledged: (_tenantId, expected, { transitionDigest, ...to }) =>
        change(expected, { ...to, ...moved("ACKED") }, transitionDigest),
      updateIncidentResolved: (_tenantId, expected, { transitionDigest, ...to }) =>
        change(expected, { ...to, ...moved("RESOLVED"), endedAt: to.resolvedAt }, transitionDigest),
      updateIncidentReopened: (_tenantId, expected, { transitionDigest, reopenedAt }) =>
        change(
          expected,
          {
            reopenedAt,
            ...moved("ACTIVE"),
            resolvedAt: null,
            resolvedBy: null,
            acknowledgedBy: null,
            acknowledgedAt: null,
          },
          transitionDigest,
        ),
      updateIncidentOwner: (_tenantId, expected, { ownerId }) => change(expected, { ownerId }),
      updateIncidentSeverity: (_tenantId, expected, { severity }) => change(expected, { severity }),
      updateIncidentContained: (_tenantId, expected, { containedAt }) => change(expected, { containedAt }),
      createPostmortemStub: async () => {
        const linked = state.incident.postmortemArtifactId;
        if (linked !== null) return { postmortemArtifactId: linked, created: false };
        state.incident = { ...state.incident, postmortemArtifactId: "pm-1" };
        return { postmortemArtifactId: "pm-1", created: true };
      },
      publishPostmortem: async (_tenantId, { incidentId: _, ...publication }) => {
        const recorded = state.publication === undefined;
        state.publication ??= { ...publication, postmortemArtifactId: "pm-1" };
        return { ...state.publication, recorded };
      },
      createIncidentEvent: async (_tenantId, draft) => {
        canonicalJson(draft.data);
        entries.push(draft);
        return {} as IncidentEvent;
      },
    },
    evidence: {
      insertEvidence: async (_tenantId, added) => {
        evidence.push(...added);
        return added.map((one) => ({ ...one, recordedAt: NOW, sequence: 7 }) as StoredEvidence);
      },
    },
    audit: { append: async (_tenantId, records) => void audits.push(...records) },
    outbox: {
      append: async (tenantId, drafts) => {
        events.push(...drafts);
        return drafts.map((draft) =>
          validateEventPayload({ ...eventBase(tenantId, draft, { eventId: "evt_1", sequenceNo: 1 }), ...draft.fields }),
        );
      },
    },
  });
  return { state, entries, audits, events, evidence, ports, service: createIncidentWriteService(ports) };
}

type Service = ReturnType<typeof createIncidentWriteService>;

/** Every command, on a state in which it is possible, and what it leaves. */
const COMMANDS: Record<
  string,
  {
    from?: Partial<Incident>;
    run: (service: Service, tenantId: string, version?: number) => Promise<unknown>;
    entry: string;
    audit: string;
    event: string;
  }
> = {
  acknowledgeIncident: {
    run: (service, tenantId, expectedVersion) =>
      service.acknowledgeIncident(tenantId, ada, { ...target, expectedVersion }),
    entry: "acknowledged",
    audit: "IncidentAcknowledged",
    event: "incidents.IncidentAcknowledged",
  },
  resolveIncident: {
    run: (service, tenantId, expectedVersion) =>
      service.resolveIncident(tenantId, ada, { ...resolution, expectedVersion }),
    entry: "resolved",
    audit: "IncidentResolved",
    event: "incidents.IncidentResolved",
  },
  manualCloseIncident: {
    run: (service, tenantId, expectedVersion) =>
      service.manualCloseIncident(tenantId, ada, { ...target, reason: "noise", expectedVersion }),
    entry: "manually_closed",
    audit: "IncidentManuallyClosed",
    event: "incidents.IncidentManuallyClosed",
  },
  reopenIncident: {
    from: resolved,
    run: (service, tenantId, expectedVersion) =>
      service.reopenIncident(tenantId, ada, { ...target, reason: "back", expectedVersion }),
    entry: "reopened",
    audit: "IncidentReopened",
    event: "incidents.IncidentReopened",
  },
  assignIncident: {
    run: (service, tenantId, expectedVersion) =>
      service.assignIncident(tenantId, ada, { ...target, ownerId: "grace", expectedVersion }),
    entry: "assigned",
    audit: "IncidentAssigned",
    event: "incidents.IncidentAssigned",
  },
  setSeverity: {
    run: (service, tenantId, expectedVersion) =>
      service.setSeverity(tenantId, ada, { ...target, severity: "critical", expectedVersion }),
    entry: "severity_set",
    audit: "IncidentSeveritySet",
    event: "incidents.IncidentSeveritySet",
  },
  recordMilestone: {
    run: (service, tenantId, expectedVersion) =>
      service.recordMilestone(tenantId, ada, { ...target, milestone: "contained", expectedVersion }),
    entry: "contained",
    audit: "IncidentMilestoneRecorded",
    event: "incidents.IncidentMilestoneRecorded",
  },
  addNote: {
    run: (service, tenantId) => service.addNote(tenantId, ada, { ...target, note: "hello" }),
    entry: "note_added",
    audit: "IncidentNoteAdded",
    event: "incidents.IncidentNoteAdded",
  },
  addEvidence: {
    from: resolved,
    run: (service, tenantId) => service.addEvidence(tenantId, ada, found),
    entry: "evidence_captured",
    audit: "EvidenceAdded",
    event: "incidents.EvidenceAdded",
  },
  createPostmortemStub: {
    run: (service, tenantId) => service.createPostmortemStub(tenantId, ada, target),
    entry: "postmortem_created",
    audit: "PostmortemCreated",
    event: "incidents.PostmortemCreated",
  },
  publishPostmortem: {
    from: { ...resolved, postmortemArtifactId: "pm-1" },
    run: (service, tenantId) => service.publishPostmortem(tenantId, ada, publication),
    entry: "postmortem_published",
    audit: "PostmortemPublished",
    event: "incidents.PostmortemPublished",
  },
};
const UNVERSIONED = ["addNote", "addEvidence", "createPostmortemStub", "publishPostmortem"];
const versioned = Object.keys(COMMANDS).filter((name) => !UNVERSIONED.includes(name));
const conditional = versioned;

describe.each(Object.entries(COMMANDS))("%s", (_, { from, run, entry, audit, event }) => {
  it("F-009, F-111: leaves one timeline entry, one audit record and one valid event, all of the instant of recording", async () => {
    const { service, entries, audits, events } = store(from);
    await run(service, "acme");
    expect(entries).toMatchObject([{ eventType: entry, incidentId: "inc_1", actor: ada, at: NOW }]);
    expect(audits).toMatchObject([{ eventType: audit, entityId: "inc_1", actor: ada, at: NOW }]);
    expect(audits[0]?.before).not.toBeNull();
    expect(events).toMatchObject([{ eventType: event, actor: ada, occurredAt: NOW }]);
  });

  it("F-012: answers for another tenant's incident as for an unknown one", async () => {
    const { service, entries } = store(from);
    await expect(run(service, "globex")).rejects.toMatchObject({
      code: "incident_not_found",
      message: "The tenant has no incident of this id.",
    });
    expect(entries).toEqual([]);
  });

  it("fails when the audit fails", async () => {
    const { service, ports } = store(from);
    ports.audit.append = () => Promise.reject(new Error("the ledger is closed"));
    await expect(run(service, "acme")).rejects.toThrow("the ledger is closed");
  });
});

describe.each(versioned)("%s", (name) => {
  const { from, run } = COMMANDS[name] as (typeof COMMANDS)[string];

  it("is refused on another version than the expected one, and passes on that one", async () => {
    const { service, entries } = store({ ...from, version: 7 });
    await expect(run(service, "acme", 6)).rejects.toMatchObject({
      code: "version_conflict",
      kind: "stale",
      details: { incidentId: "inc_1", currentVersion: 7 },
    });
    expect(entries).toEqual([]);
    await expect(run(service, "acme", 7)).resolves.toBeDefined();
  });
});

describe.each(conditional)("%s", (name) => {
  const { from, run } = COMMANDS[name] as (typeof COMMANDS)[string];

  it("F-002: is a conflict, without traces, when the incident changed between reading and writing", async () => {
    const { service, entries, audits, events } = store(from, { meanwhile: true });
    await expect(run(service, "acme")).rejects.toMatchObject({
      code: "version_conflict",
      details: { currentVersion: 1 },
    });
    expect([entries, audits, events]).toEqual([[], [], []]);
  });
});

describe("a transition that is in effect already", () => {
  const transitions = [
    [
      "acknowledgeIncident",
      (service: Service, actor: typeof ada | typeof bob, words: string) =>
        service.acknowledgeIncident("acme", actor, { ...target, reason: words }),
      {},
      "already_acknowledged",
    ],
    [
      "resolveIncident",
      (service: Service, actor: typeof ada | typeof bob, words: string) =>
        service.resolveIncident("acme", actor, { ...resolution, resolutionSummary: words }),
      {},
      "already_resolved",
    ],
    [
      "manualCloseIncident",
      (service: Service, actor: typeof ada | typeof bob, words: string) =>
        service.manualCloseIncident("acme", actor, { ...target, reason: words }),
      {},
      "already_resolved",
    ],
    [
      "reopenIncident",
      (service: Service, actor: typeof ada | typeof bob, words: string) =>
        service.reopenIncident("acme", actor, { ...target, reason: words }),
      resolved,
      "not_resolved",
    ],
  ] as const;

  it.each(transitions)(
    "by %s is repeated without a trace by the same actor in the same words",
    async (_, run, from) => {
      const { service, state, entries, audits, events } = store(from);
      const first = await run(service, ada, "words");
      expect(await run(service, ada, "words")).toEqual(first);
      expect(state.incident.version).toBe(2);
      expect([entries.length, audits.length, events.length]).toEqual([1, 1, 1]);
    },
  );

  it.each(transitions)("by %s is a conflict for other words or another actor", async (_, run, from, code) => {
    const { service, entries } = store(from);
    await run(service, ada, "words");
    await expect(run(service, ada, "other words")).rejects.toMatchObject({
      code,
      kind: "conflict",
      details: { incidentId: "inc_1" },
    });
    await expect(run(service, bob, "words")).rejects.toMatchObject({ code });
    expect(entries).toHaveLength(1);
  });

  it("is recognised by a caller whose answer got lost and who still expects the version before", async () => {
    const { service } = store();
    const command = { ...target, expectedVersion: 1 };
    const first = await service.acknowledgeIncident("acme", ada, command);
    expect(await service.acknowledgeIncident("acme", ada, command)).toEqual(first);
  });

  it("does not pass for a repetition in a later state", async () => {
    const { service } = store();
    await service.acknowledgeIncident("acme", ada, target);
    await service.resolveIncident("acme", ada, resolution);
    await expect(service.acknowledgeIncident("acme", ada, target)).rejects.toMatchObject({ code: "already_resolved" });
  });

  it("is no repetition of another transition with the same words", async () => {
    const { service } = store();
    await service.manualCloseIncident("acme", ada, { ...target, reason: "words" });
    await expect(service.resolveIncident("acme", ada, resolution)).rejects.toMatchObject({ code: "already_resolved" });
  });
});

describe("the whole life", () => {
  it("goes from open to acknowledged, resolved, reopened and closed", async () => {
    const { service, entries } = store();
    await service.acknowledgeIncident("acme", ada, target);
    await service.resolveIncident("acme", bob, resolution);
    await service.reopenIncident("acme", ada, { ...target, reason: "back" });
    const closed = await service.manualCloseIncident("acme", ada, { ...target, reason: "noise" });
    expect(closed).toMatchObject({ status: "RESOLVED", version: 5, resolutionMethod: "manual_closure" });
    expect(entries.map(({ eventType }) => eventType)).toEqual([
      "acknowledged",
      "resolved",
      "reopened",
      "manually_closed",
    ]);
  });

  it("F-013: keeps the cleared resolution, and audits what is stored afterwards", async () => {
    const { service, entries, audits } = store({
      ...resolved,
      resolvedBy: "bob",
      acknowledgedBy: "bob",
      acknowledgedAt: NOW,
    });
    await service.reopenIncident("acme", ada, { ...target, reason: "back" });
    expect(entries[0]?.data).toMatchObject({ clearedResolution: { resolvedBy: "bob", resolvedAt: NOW } });
    expect(audits[0]).toMatchObject({
      before: { acknowledgedBy: "bob" },
      after: { acknowledgedBy: null, status: "OPEN" },
    });
  });
});

describe("reopening", () => {
  it("is a conflict that names the newer open incident", async () => {
    const { service } = store(resolved, { openOfKey: buildIncident({ id: "inc_2" }) });
    await expect(service.reopenIncident("acme", ada, { ...target, reason: "back" })).rejects.toMatchObject({
      code: "newer_incident_open",
      details: { incidentId: "inc_2" },
      message: expect.stringContaining("inc_2"),
    });
  });

  it("passes the driver's refusal on", async () => {
    const { service, ports } = store(resolved);
    const taken = new DomainError("newer_incident_open", "taken", { incidentId: "inc_3" });
    ports.incidentWrite.updateIncidentReopened = () => Promise.reject(taken);
    await expect(service.reopenIncident("acme", ada, { ...target, reason: "back" })).rejects.toBe(taken);
  });
});

describe("adding evidence", () => {
  it("stores it and gives it as it is stored, and leaves the incident as it is", async () => {
    const { service, state, evidence } = store();
    const stored = { evidenceId: "evi_1", incidentId: "inc_1", payload: { summary: "The disk was full." } };
    expect(await service.addEvidence("acme", ada, found)).toMatchObject({ ...stored, recordedAt: NOW, sequence: 7 });
    expect(evidence).toMatchObject([stored]);
    expect(state.incident.version).toBe(1);
  });

  it("stores nothing that lies in the future", async () => {
    const { service, evidence } = store();
    const later = { ...found, at: "2026-03-14T12:00:00.000001Z" };
    await expect(service.addEvidence("acme", ada, later)).rejects.toMatchObject({ code: "evidence_in_future" });
    expect(evidence).toEqual([]);
  });
});

describe("what changes nothing", () => {
  it("assigning the same owner again leaves no trace", async () => {
    const { service, state, entries } = store({ ownerId: "grace" });
    expect(await service.assignIncident("acme", ada, { ...target, ownerId: "grace" })).toBe(state.incident);
    expect(entries).toEqual([]);
  });

  it("a second postmortem stub is the first one, without a trace", async () => {
    const { service, events } = store();
    const first = await service.createPostmortemStub("acme", ada, target);
    expect(await service.createPostmortemStub("acme", bob, target)).toEqual(first);
    expect(first).toEqual({ incidentId: "inc_1", postmortemArtifactId: "pm-1" });
    expect(events).toHaveLength(1);
  });

  it("a second containment is told but does not move the first", async () => {
    const { service, state, entries } = store({ containedAt: "2026-03-14T11:00:00.000000Z" });
    await service.recordMilestone("acme", ada, { ...target, milestone: "contained" });
    expect(state.incident).toMatchObject({ containedAt: "2026-03-14T11:00:00.000000Z", version: 1 });
    expect(entries).toHaveLength(1);
  });
});

describe("refusals", () => {
  it.each([
    [
      "already_resolved",
      resolved,
      (service: Service) => service.setSeverity("acme", ada, { ...target, severity: "critical" }),
    ],
    [
      "severity_unchanged",
      {},
      (service: Service) => service.setSeverity("acme", ada, { ...target, severity: "medium" }),
    ],
    ["reason_required", {}, (service: Service) => service.setSeverity("acme", ada, { ...target, severity: "low" })],
    [
      "impact_required",
      {},
      (service: Service) => service.recordMilestone("acme", ada, { ...target, milestone: "classified" }),
    ],
    [
      "milestone_in_future",
      {},
      (service: Service) =>
        service.recordMilestone("acme", ada, { ...target, milestone: "contained", at: "2026-03-14T12:00:00.000001Z" }),
    ],
    [
      "evidence_in_future",
      {},
      (service: Service) => service.addEvidence("acme", ada, { ...found, at: "2026-03-14T12:00:00.000001Z" }),
    ],
    ["not_resolved", {}, (service: Service) => service.reopenIncident("acme", ada, { ...target, reason: "back" })],
  ] as const)("%s leaves no trace", async (code, from, run) => {
    const { service, state, entries, audits, events } = store(from);
    await expect(run(service)).rejects.toMatchObject({ code, details: { incidentId: "inc_1" } });
    expect([entries, audits, events]).toEqual([[], [], []]);
    expect(state.incident.version).toBe(1);
  });

  it("a publication by what is no person, of what goes on, or in other words leaves no trace", async () => {
    const { service, entries } = store({ lifecycleState: "ACKED", status: "ACKNOWLEDGED" });
    await expect(service.publishPostmortem("acme", { type: "AGENT", id: "bot" }, publication)).rejects.toMatchObject({
      code: "person_required",
    });
    await expect(service.publishPostmortem("acme", ada, publication)).rejects.toMatchObject({ code: "not_resolved" });
    expect(entries).toEqual([]);
  });

  it("a stub of an incident that vanished is not found", async () => {
    const { service, ports } = store();
    ports.incidentWrite.createPostmortemStub = async () => undefined;
    await expect(service.createPostmortemStub("acme", ada, target)).rejects.toMatchObject({
      code: "incident_not_found",
    });
  });
});
