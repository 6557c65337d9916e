import { createHash, createHmac } from "node:crypto";
import {
  CHAIN_DOMAINS,
  fieldPreimage,
  genesisPreimage,
  type Incident,
  type IncidentEventType,
  leafPreimage,
  saltPreimage,
  type TraceStep,
  timelineFields,
} from "@hoc/incident-schemas";
import type { SaltedEntry } from "@hoc/incident-schemas/ports";
import { buildIncident } from "@hoc/incident-schemas/testing";
import type { BundleFacts } from "../src/bundle/facts.js";
import type { BundleParams } from "../src/bundle/format.js";

const SALT_KEY = "a key of tests only";

/** What a test cares about of a timeline entry. */
export interface EntryDraft {
  readonly type: IncidentEventType;
  readonly at: string;
  readonly recordedAt?: string;
  readonly actor?: SaltedEntry["actor"];
  readonly description?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly id?: string;
}

/** A person's actor. */
export const ADA = { type: "HUMAN", id: "ada" } as const;

/** The actor of everything that detection writes. */
export const AGGREGATOR = { type: "SYSTEM", id: "system_aggregator" } as const;

/** The entries of an incident's timeline, chained and salted as the store does it. */
export function aTimeline(tenantId: string, incidentId: string, drafts: readonly EntryDraft[]): SaltedEntry[] {
  const entries: SaltedEntry[] = [];
  for (const [index, draft] of drafts.entries()) {
    const sequenceNo = index + 1;
    const description = draft.description ?? `${draft.type} happened.`;
    const data = draft.data ?? {};
    const fields = timelineFields(description, data).map(([name, value]) => ({
      name,
      salt: saltOf(incidentId, sequenceNo, name),
      value,
    }));
    const prev = entries.at(-1)?.leaf ?? digest(CHAIN_DOMAINS.genesis, genesisPreimage(tenantId, incidentId));
    const placed = {
      id: draft.id ?? `ev_${sequenceNo}`,
      actor: draft.actor ?? ADA,
      recordedAt: draft.recordedAt ?? draft.at,
      prev,
    };
    const leaf = digest(
      CHAIN_DOMAINS.leaf,
      leafPreimage({
        seq: sequenceNo,
        type: draft.type,
        at: draft.at,
        ...placed,
        fields: fields.map(({ salt, name, value }) => digest(CHAIN_DOMAINS.field, fieldPreimage(salt, name, value))),
      }),
    );
    entries.push({
      ...placed,
      incidentId,
      sequenceNo,
      sequence: sequenceNo,
      eventType: draft.type,
      description,
      data,
      createdAt: draft.at,
      leaf,
      fields,
    });
  }
  return entries;
}

/** The entry that opens an incident. */
export function anOpening(incident: Incident, draft: Partial<EntryDraft> = {}): EntryDraft {
  return {
    type: "incident_created",
    at: incident.createdAt,
    actor: AGGREGATOR,
    description: `Opened: ${incident.title}`,
    data: {
      triggerType: incident.triggerType,
      triggerValue: incident.triggerValue,
      severity: incident.severity,
      signalId: "sig_1",
      detailsDigest: null,
      previousIncidentId: incident.previousIncidentId,
    },
    ...draft,
  };
}

/** What a test cares about of the facts; `entries` are the timeline's drafts after the opening one. */
export interface FactsDraft extends Partial<Omit<BundleFacts, "incident" | "timeline">> {
  readonly incident?: Partial<Incident>;
  readonly opening?: Partial<EntryDraft>;
  readonly entries?: readonly EntryDraft[];
  readonly timeline?: readonly SaltedEntry[];
}

/**
 * The facts of an open incident of the tenant `acme` with nothing but its opening entry, with what a test cares about
 * put in.
 *
 * @example aBundleFacts({ entries: [{ type: "acknowledged", at: "2026-03-14T12:05:00.000000Z" }] })
 */
export function aBundleFacts({ incident: about, opening, entries = [], ...others }: FactsDraft = {}): BundleFacts {
  const incident = buildIncident({ triggerValue: "30 failures in 5 minutes", ...about });
  const drafts = [anOpening(incident, opening), ...entries];
  const timeline = others.timeline ?? aTimeline(incident.tenantId, incident.id, drafts);
  return {
    tenantId: incident.tenantId,
    system: "hoc-incidents",
    environment: "production",
    origin: `hoc-incidents/tenants/${incident.tenantId}/incidents/${incident.id}`,
    incident,
    expectedEntries: timeline.length,
    storedSignals: incident.signalCount + incident.lateSignals,
    run: undefined,
    trace: undefined,
    steps: [],
    traceUnavailable: undefined,
    activePolicies: [],
    violation: undefined,
    violatedPolicyName: undefined,
    evidence: [],
    similarIncidents30Days: 0,
    checkpoint: null,
    ...others,
    timeline,
  };
}

/** A step of a trace that went well, with what a test cares about put in. */
export function aTraceStep(overrides: Partial<TraceStep> & Pick<TraceStep, "stepIndex" | "timestamp">): TraceStep {
  return {
    stepType: "search",
    skillId: null,
    status: "success",
    level: "INFO",
    outcomeCategory: null,
    outcomeCode: null,
    outcomeData: null,
    tokens: 0,
    tokensKnown: true,
    costMicros: null,
    durationMs: null,
    retryCount: 0,
    inputHash: null,
    contentHash: null,
    source: "engine",
    recordedAt: overrides.timestamp,
    ...overrides,
  };
}

const PLAIN_PARAMS: BundleParams = {
  asOf: "2026-03-20T00:00:00.000000Z",
  period: null,
  acknowledgeWithinSeconds: { critical: 900, high: 3_600, medium: 14_400, low: 86_400 },
  resolveWithinSeconds: { critical: 14_400, high: 28_800, medium: 86_400, low: 259_200 },
  postmortemWithinDays: 30,
  dataImpactWithinHours: 72,
  selfTestWithinHours: 24,
  redaction: "none",
  includeRawSteps: true,
  language: "en",
  timeZone: "UTC",
  pageSize: "A4",
  classification: "INTERNAL",
  organisation: "Example Corp",
  preparedFor: null,
  supersedes: null,
};

/** Parameters of an export as of 20 March 2026, with what a test cares about put in. */
export function someParams(overrides: Partial<BundleParams> = {}): BundleParams {
  return { ...PLAIN_PARAMS, ...overrides };
}

function saltOf(incidentId: string, sequenceNo: number, name: string): string {
  const mac = createHmac("sha256", SALT_KEY)
    .update(saltPreimage(incidentId, sequenceNo, name))
    .digest();
  return mac.subarray(0, 16).toString("base64url");
}

function digest(domain: number, preimage: string): string {
  return createHash("sha256").update(Uint8Array.of(domain)).update(preimage).digest("hex");
}
