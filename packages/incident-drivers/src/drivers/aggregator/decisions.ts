import {
  type Absorption,
  type AuditRecord,
  DomainError,
  type EpochMicros,
  type EventDraft,
  type IncidentAggregatorConfig,
  type IncidentEventDraft,
  instantFromMicros,
  MICROS_PER_SECOND,
  type RecordResult,
  type Severity,
  type Signal,
  SYSTEM_ACTORS,
  type SystemResolutionType,
  severityRank,
} from "@hoc/incident-schemas";
import type { IncidentSeverityEngine } from "@hoc/severity-policy";
import type { NewPrevention } from "../../database/insert-preventions.js";
import type { Facts, KnownSignal, Outstanding } from "./facts.js";
import { HOUR, HourlyCap } from "./hourly-cap.js";
import { IncidentKey } from "./incident-key.js";
import { hasCooldown, type IncidentState, resolveBySystem } from "./incident-state.js";
import { openingFields } from "./opening.js";
import { heardKey, type KeyedSignal, referenceKey } from "./ordering.js";

/** A stored signal: what was said, and how it was taken. */
export interface DecidedSignal {
  readonly signal: Signal;
  readonly at: EpochMicros;
  readonly sequence: number;
  readonly absorption: Absorption;
  readonly incidentId: string | null;
}

/** What a batch changes; everything in the order it was decided. */
export interface Decisions {
  /** One result per signal, at the signal's position. */
  readonly results: RecordResult[];
  readonly signals: DecidedSignal[];
  /** Incidents that the batch opened or changed. */
  readonly incidents: ReadonlyMap<string, IncidentState>;
  readonly timeline: (IncidentEventDraft & { readonly sequence: number })[];
  readonly events: (EventDraft & { readonly sequenceNo: number })[];
  readonly audit: AuditRecord[];
  readonly preventions: NewPrevention[];
}

/** What a decision takes from outside: the policy and what numbers and names things. */
export interface DecisionContext {
  readonly tenantId: string;
  readonly config: IncidentAggregatorConfig;
  readonly severity: IncidentSeverityEngine;
  /** The next number of the tenant's sequence. */
  readonly takeSequence: () => number;
  /** The id of an incident that this signal opens. */
  readonly incidentIdFor: (signal: Signal) => string;
  /** What keeps a signal from becoming an incident; `undefined` when nothing does. */
  readonly prevent: (signal: Signal) => Omit<NewPrevention, "sequence"> | undefined;
  /** Whether the policies could not be asked, which the answers say. */
  readonly suppressionUnchecked: boolean;
}

/**
 * Decides what becomes of signals, one after the other in the order given: a pure fold over facts that were read before.
 * The same facts and signals give the same decisions, wherever the borders between batches lie.
 */
export function decideSignals(facts: Facts, ordered: readonly KeyedSignal[], context: DecisionContext): Decisions {
  const { config, severity } = context;
  const window = config.aggregationWindowSeconds * MICROS_PER_SECOND;
  const cooldown = config.incidentCooldownSeconds * MICROS_PER_SECOND;
  const cap = new HourlyCap(config.maxIncidentsPerTenantPerHour, facts.openings);
  const results: RecordResult[] = new Array(ordered.length);
  const decided: DecidedSignal[] = [];
  const incidents = new Map<string, IncidentState>();
  const timeline: Decisions["timeline"] = [];
  const events: Decisions["events"] = [];
  const audit: AuditRecord[] = [];
  const preventions: NewPrevention[] = [];

  for (const keyed of ordered) results[keyed.position] = decide(keyed);
  return { results, signals: decided, incidents, timeline, events, audit, preventions };

  function decide(keyed: KeyedSignal): RecordResult {
    const { signal } = keyed;
    const known = facts.known.get(signal.signalId);
    if (known !== undefined) return duplicate(signal, known);
    const sequence = context.takeSequence();
    const prevention = context.prevent(signal);
    if (prevention !== undefined) return suppress(keyed, sequence, prevention);
    const { absorption, incident } = signal.state === "resolved" ? clear(keyed) : absorb(keyed);
    const incidentId = incident?.id ?? null;
    note(keyed, sequence, absorption, { incidentId, preventionId: null });
    const answer = { signalId: signal.signalId, outcome: absorption, incidentId };
    return context.suppressionUnchecked && signal.state === "firing"
      ? { ...answer, suppressionUnchecked: true }
      : answer;
  }

  function note(
    keyed: KeyedSignal,
    sequence: number,
    absorption: Absorption,
    taken: Pick<KnownSignal, "incidentId" | "preventionId">,
  ): void {
    const { signal, at } = keyed;
    const { incidentId } = taken;
    decided.push({ signal, at, sequence, absorption, incidentId });
    facts.known.set(signal.signalId, { contentDigest: signal.contentDigest, ...taken });
    if (facts.tracksReferences && signal.reference !== null)
      facts.newestByReference.set(referenceKey(signal.kind, signal.reference), incidentId);
  }

  /** A signal that a rule covers: it is stored, with the record of the rule, and opens nothing. */
  function suppress(keyed: KeyedSignal, sequence: number, prevention: Omit<NewPrevention, "sequence">): RecordResult {
    const { signal } = keyed;
    const { preventionId, policyId } = prevention;
    note(keyed, sequence, "suppressed", { incidentId: null, preventionId });
    preventions.push({ ...prevention, sequence: context.takeSequence() });
    announce(keyed.at, {
      eventType: "incidents.IncidentSuppressed",
      fields: {
        preventionId,
        policyId,
        signalId: signal.signalId,
        triggerType: signal.triggerType,
        errorCode: signal.errorCode,
        category: signal.category,
        runId: signal.runId,
        violationId: signal.violationId,
      },
    });
    return { signalId: signal.signalId, outcome: "suppressed", incidentId: null, preventionId };
  }

  /** A firing signal: to its cause's incident, else by its own key. */
  function absorb(keyed: KeyedSignal): Taken {
    const { signal, at, key } = keyed;
    if (key.grouping === "manual") return createIncident(keyed, key, null);

    const cause = findCause(signal);
    if (cause !== undefined) {
      if (isOpen(cause)) return addCallToIncident(cause, keyed, "attached");
      if (inCooldown(cause, at)) return addLateSignal(cause, keyed);
    }

    const open = findOpenIncident(key);
    if (open !== undefined) return absorbByOpenIncident(open, keyed);

    const latest = facts.latestResolved.get(key.toKeyString());
    if (latest === undefined) return openOrOverflow(keyed, null);
    if (key.grouping === "tumbling") return addLateSignal(latest, keyed);
    if (at > latest.startedAt - window && inCooldown(latest, at)) return addLateSignal(latest, keyed);
    if (at > endOf(latest)) return openOrOverflow(keyed, latest.id);
    return absorbByPast(keyed);
  }

  function absorbByOpenIncident(open: IncidentState, keyed: KeyedSignal): Taken {
    const { at } = keyed;
    if (open.grouping === "tumbling") return addCallToIncident(open, keyed, "attached");
    if (at <= open.startedAt - window) return absorbByPast(keyed);
    if (silenceBefore(open, at) < window) return addCallToIncident(open, keyed, "attached");
    if (open.lifecycleState === "ACKED" || !canCreateIncident(at)) return addCallToIncident(open, keyed, "attached");
    endBySystem(open, lastActivityOf(open) + window, "window_elapsed");
    return createIncident(keyed, keyed.key, open.id);
  }

  /** A signal that belongs before everything its key has: to the past incident that covers it, else to one of its own. */
  function absorbByPast(keyed: KeyedSignal): Taken {
    const covering = facts.pastByKey.get(keyed.key.toKeyString())?.filter((past) => covers(past, keyed.at)) ?? [];
    const [first, ...others] = covering;
    if (first !== undefined) return addLateSignal(others.reduce(laterStarted, first), keyed);
    if (!canCreateIncident(keyed.at)) return addToOverflow(keyed);
    const open = findOpenIncident(keyed.key);
    const taken = createIncident(keyed, keyed.key, null);
    endBySystem(taken.incident as IncidentState, keyed.at + window, "backfilled");
    if (open !== undefined) facts.openByKey.set(open.groupingKey, open);
    return taken;
  }

  function openOrOverflow(keyed: KeyedSignal, previousIncidentId: string | null): Taken {
    return canCreateIncident(keyed.at) ? createIncident(keyed, keyed.key, previousIncidentId) : addToOverflow(keyed);
  }

  /** A resolved signal: noted on the open incident that it concerns, which ends when nothing is left firing. */
  function clear(keyed: KeyedSignal): Taken {
    const { signal, at } = keyed;
    const incident = clearedIncident(keyed);
    if (incident === undefined) return { absorption: "noted", incident: undefined };
    touch(incident);
    incident.lastReceivedAt = Math.max(incident.lastReceivedAt, keyed.receivedAt);
    const outstanding = outstandingOf(incident);
    const reference = referenceKey(signal.kind, signal.reference);
    if ((outstanding.firing.get(reference) ?? at) <= at) outstanding.firing.delete(reference);
    const clearing = heardKey(incident, reference);
    facts.lastClear.set(clearing, Math.max(at, facts.lastClear.get(clearing) ?? at));
    if (outstanding.complete && outstanding.firing.size === 0)
      endBySystem(incident, Math.max(at, incident.lastSignalAt), "all_clear");
    return { absorption: "cleared", incident };
  }

  /**
   * The open incident that a resolved signal concerns: the one of its key if that has heard of the reference; else the
   * one where the reference was last heard, to which a cause or the cap may have sent it; else the one of its key.
   */
  function clearedIncident({ signal, key }: KeyedSignal): IncidentState | undefined {
    const own = findOpenIncident(key);
    const reference = referenceKey(signal.kind, signal.reference);
    if (own !== undefined && facts.heard.has(heardKey(own, reference))) return own;
    return openByReference(signal) ?? own;
  }

  function findCause({ causedBy }: Signal): IncidentState | undefined {
    if (causedBy === null) return undefined;
    const id = facts.newestByReference.get(referenceKey(causedBy.kind, causedBy.reference));
    return id === undefined || id === null ? undefined : facts.byId.get(id);
  }

  function openByReference({ kind, reference }: Signal): IncidentState | undefined {
    const id = reference === null ? undefined : facts.newestByReference.get(referenceKey(kind, reference));
    const incident = id === undefined || id === null ? undefined : facts.byId.get(id);
    return incident !== undefined && isOpen(incident) ? incident : undefined;
  }

  function findOpenIncident(key: IncidentKey): IncidentState | undefined {
    return facts.openByKey.get(key.toKeyString());
  }

  function canCreateIncident(at: EpochMicros): boolean {
    return cap.allows(at);
  }

  /** The tenant's one open overflow incident, opened by this signal when there is none. */
  function getRateLimitIncident(keyed: KeyedSignal): IncidentState {
    const key = IncidentKey.overflow(context.tenantId, keyed.at, config.aggregationWindowSeconds);
    return findOpenIncident(key) ?? openIncident(keyed, key, null);
  }

  function addToOverflow(keyed: KeyedSignal): Taken {
    const incident = getRateLimitIncident(keyed);
    const counts = incident.overflowCounts ?? {};
    const { triggerType } = keyed.signal;
    incident.overflowCounts = {
      ...counts,
      [triggerType]: (Object.hasOwn(counts, triggerType) ? (counts[triggerType] ?? 0) : 0) + 1,
    };
    const taken = addCallToIncident(incident, keyed, "overflow");
    const hour = keyed.at - (keyed.at % HOUR);
    if (incident.overflowHour !== null && hour > incident.overflowHour) {
      addIncidentEvent(
        incident,
        "overflow_summary",
        keyed.at,
        `${incident.signalCount} signals came above the cap so far.`,
        {
          signalCount: incident.signalCount,
          byTriggerType: incident.overflowCounts,
        },
      );
    }
    incident.overflowHour = Math.max(incident.overflowHour ?? hour, hour);
    return taken;
  }

  function createIncident(keyed: KeyedSignal, key: IncidentKey, previousIncidentId: string | null): Taken {
    const incident = openIncident(keyed, key, previousIncidentId);
    if (key.grouping !== "manual") cap.note(keyed.at);
    return addCallToIncident(incident, keyed, "opened");
  }

  /** A new incident without signals yet; the one that opens it is added next, like every other. */
  function openIncident(keyed: KeyedSignal, key: IncidentKey, previousIncidentId: string | null): IncidentState {
    const { signal, at } = keyed;
    const opening = openingFields(context.tenantId, key, signal, at, config, previousIncidentId);
    const overflow = key.grouping === "overflow";
    const signalSeverity = severity.getInitialSeverity(opening.triggerType, signal.initialSeverity ?? undefined);
    const personal = key.grouping === "manual" && signal.initialSeverity !== null;
    const incident: IncidentState = {
      id: context.incidentIdFor(signal),
      groupingKey: key.toKeyString(),
      grouping: key.grouping,
      lifecycleState: "ACTIVE",
      severity: personal ? (signal.initialSeverity ?? signalSeverity) : signalSeverity,
      signalSeverity,
      signalCount: 0,
      personSet: personal
        ? { severity: signal.initialSeverity ?? signalSeverity, signalCountThen: 1, signalSeverityThen: signalSeverity }
        : undefined,
      lateSignals: 0,
      callsAffected: 0,
      costMicros: null,
      overflowCounts: overflow ? {} : null,
      overflowHour: null,
      startedAt: at,
      lastSignalAt: at,
      lastReceivedAt: keyed.receivedAt,
      reopenedAt: null,
      resolvedAt: null,
      resolvedBy: null,
      resolutionMethod: null,
      resolutionType: null,
      lateNoted: false,
      timelineLength: 0,
      timelineHead: "",
      version: 1,
      storedState: undefined,
      opening,
    };
    incidents.set(incident.id, incident);
    facts.byId.set(incident.id, incident);
    facts.openByKey.set(incident.groupingKey, incident);
    if (facts.tracksReferences) facts.outstanding.set(incident.id, { firing: new Map(), complete: true });
    addIncidentEvent(incident, "incident_created", at, `Opened: ${opening.title}`, {
      triggerType: opening.triggerType,
      triggerValue: opening.triggerValue,
      severity: incident.severity,
      signalId: signal.signalId,
      detailsDigest: signal.detailsDigest,
      previousIncidentId,
    });
    announce(at, {
      eventType: "incidents.IncidentCreated",
      fields: {
        incidentId: incident.id,
        incidentState: incident.lifecycleState,
        severity: incident.severity,
        triggerType: opening.triggerType,
        title: opening.title,
        previousIncidentId,
        recurrenceSignature: opening.recurrenceSignature,
        signatureVersion: opening.signatureVersion,
      },
    });
    return incident;
  }

  /** Counts a signal on an open incident; its severity may rise. */
  function addCallToIncident(incident: IncidentState, keyed: KeyedSignal, absorption: Absorption): Taken {
    const { signal, at } = keyed;
    touch(incident);
    const reactivates =
      incident.lifecycleState === "ACKED" && incident.grouping === "sliding" && silenceBefore(incident, at) >= window;
    incident.signalCount += 1;
    addEffects(incident, signal);
    if (at < incident.startedAt) incident.startedAt = at;
    if (at > incident.lastSignalAt) incident.lastSignalAt = at;
    if (keyed.receivedAt > incident.lastReceivedAt) incident.lastReceivedAt = keyed.receivedAt;
    if (facts.tracksReferences) noteFiring(incident, keyed);
    if (reactivates) {
      addIncidentEvent(incident, "reactivated", at, "Signals came again after a silence.", {
        signalId: signal.signalId,
      });
      announce(at, {
        eventType: "incidents.IncidentReactivated",
        fields: { incidentId: incident.id, incidentState: incident.lifecycleState },
      });
    }
    escalate(incident, signal, at);
    return { absorption, incident };
  }

  /** Notes a signal on an incident that is over; its state stays as it is. */
  function addLateSignal(incident: IncidentState, keyed: KeyedSignal): Taken {
    touch(incident);
    incident.lateSignals += 1;
    addEffects(incident, keyed.signal);
    if (!incident.lateNoted) {
      incident.lateNoted = true;
      addIncidentEvent(incident, "late_signals", keyed.at, "Signals came after the incident was over.", {
        signalId: keyed.signal.signalId,
      });
    }
    return { absorption: "late", incident };
  }

  function addEffects(incident: IncidentState, signal: Signal): void {
    if (signal.kind === "call" || signal.kind === "run" || signal.reference === null) incident.callsAffected += 1;
    if (signal.costMicros !== null) incident.costMicros = exactSum(incident, signal, signal.costMicros);
  }

  function escalate(incident: IncidentState, signal: Signal, at: EpochMicros): void {
    const own = severity.getInitialSeverity(signal.triggerType, signal.initialSeverity ?? undefined);
    if (outranks(own, incident.signalSeverity)) incident.signalSeverity = own;
    const severityNow = severity.incidentSeverity(incident);
    const fromSeverity = incident.severity;
    if (!outranks(severityNow, fromSeverity)) return;
    incident.severity = severityNow;
    const { signalCount } = incident;
    addIncidentEvent(incident, "severity_escalated", at, `Severity rose from ${fromSeverity} to ${severityNow}.`, {
      fromSeverity,
      severity: severityNow,
      signalCount,
      signalId: signal.signalId,
    });
    announce(at, {
      eventType: "incidents.SeverityEscalated",
      fields: {
        incidentId: incident.id,
        incidentState: incident.lifecycleState,
        fromSeverity,
        severity: severityNow,
        signalCount,
      },
    });
  }

  function endBySystem(incident: IncidentState, at: EpochMicros, resolutionType: SystemResolutionType): void {
    const before = { lifecycleState: incident.lifecycleState };
    resolveBySystem(incident, at, resolutionType, SYSTEM_ACTORS.aggregator.id);
    incidents.set(incident.id, incident);
    const key = incident.groupingKey;
    facts.openByKey.delete(key);
    facts.pastByKey.set(key, [...(facts.pastByKey.get(key) ?? []), incident]);
    const latest = facts.latestResolved.get(key);
    if (latest === undefined || resolvedLater(incident, latest)) facts.latestResolved.set(key, incident);
    addIncidentEvent(incident, "auto_resolved", at, RESOLUTION_SENTENCES[resolutionType], { resolutionType });
    announce(at, {
      eventType: "incidents.IncidentAutoResolved",
      fields: { incidentId: incident.id, incidentState: "RESOLVED", resolutionMethod: "auto", resolutionType },
    });
    audit.push({
      eventType: "IncidentAutoResolved",
      entityType: "INCIDENT",
      entityId: incident.id,
      actor: SYSTEM_ACTORS.aggregator,
      reason: resolutionType,
      before,
      after: { lifecycleState: "RESOLVED", resolutionMethod: "auto", resolutionType },
      at: instantFromMicros(at),
    });
  }

  function addIncidentEvent(
    incident: IncidentState,
    eventType: IncidentEventDraft["eventType"],
    at: EpochMicros,
    description: string,
    data: IncidentEventDraft["data"],
  ): void {
    timeline.push({
      incidentId: incident.id,
      eventType,
      description,
      data,
      actor: SYSTEM_ACTORS.aggregator,
      at: instantFromMicros(at),
      sequence: context.takeSequence(),
    });
  }

  function announce(at: EpochMicros, draft: Announcement): void {
    const placed = {
      actor: SYSTEM_ACTORS.aggregator,
      occurredAt: instantFromMicros(at),
      sequenceNo: context.takeSequence(),
    };
    events.push({ ...draft, ...placed } as Decisions["events"][number]);
  }

  function touch(incident: IncidentState): void {
    incidents.set(incident.id, incident);
  }

  function noteFiring(incident: IncidentState, { signal, at }: KeyedSignal): void {
    const reference = referenceKey(signal.kind, signal.reference);
    facts.heard.add(heardKey(incident, reference));
    const clearedAt = facts.lastClear.get(heardKey(incident, reference));
    if (clearedAt !== undefined && clearedAt > at) return;
    const { firing } = outstandingOf(incident);
    firing.set(reference, Math.max(at, firing.get(reference) ?? at));
  }

  function outstandingOf(incident: IncidentState): Outstanding {
    return facts.outstanding.get(incident.id) ?? { firing: new Map(), complete: false };
  }

  function inCooldown(incident: IncidentState, at: EpochMicros): boolean {
    return incident.resolvedAt !== null && hasCooldown(incident) && at < incident.resolvedAt + cooldown;
  }

  function covers(past: IncidentState, at: EpochMicros): boolean {
    if (at <= past.startedAt - window) return false;
    return at < Math.min(past.lastSignalAt, endOf(past)) + window || at <= endOf(past) || inCooldown(past, at);
  }

  function silenceBefore(incident: IncidentState, at: EpochMicros): EpochMicros {
    return at - lastActivityOf(incident);
  }
}

interface Taken {
  readonly absorption: Absorption;
  readonly incident: IncidentState | undefined;
}

type Announcement = EventDraft extends infer Draft
  ? Draft extends EventDraft
    ? Pick<Draft, "eventType" | "fields">
    : never
  : never;

/** What the timeline says of each way in which the system resolves. */
export const RESOLUTION_SENTENCES: Readonly<Record<SystemResolutionType, string>> = {
  auto: "Resolved after a long silence.",
  window_elapsed: "Over: a later outage opened its own incident.",
  all_clear: "Everything it had heard of was reported well again.",
  backfilled: "Over when it was first heard of.",
};

const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** The incident's cost with one signal more; refused where the sum could not be read back exactly. */
function exactSum(incident: IncidentState, { signalId }: Signal, costMicros: number): bigint {
  const sum = (incident.costMicros ?? 0n) + BigInt(costMicros);
  if (sum <= MOST_EXACT && sum >= -MOST_EXACT) return sum;
  throw new DomainError("cost_out_of_range", `The cost of incident ${incident.id} would no longer be exact.`, {
    incidentId: incident.id,
    signalId,
  });
}

/** The answer for a signal that is stored already; the first one stands, also where this one says something else. */
function duplicate(
  { signalId, contentDigest }: Signal,
  { incidentId, preventionId, contentDigest: stored }: KnownSignal,
): RecordResult {
  return {
    signalId,
    outcome: "duplicate",
    incidentId,
    ...(stored === contentDigest ? {} : { conflict: true }),
    ...(preventionId === null ? {} : { preventionId }),
  };
}

function outranks(severity: Severity, other: Severity): boolean {
  return severityRank(severity) > severityRank(other);
}

function isOpen(incident: IncidentState): boolean {
  return incident.lifecycleState !== "RESOLVED";
}

function lastActivityOf(incident: IncidentState): EpochMicros {
  return Math.max(incident.lastSignalAt, incident.reopenedAt ?? incident.lastSignalAt);
}

/**
 * The last instant at which a resolved incident was going on; its resolution, where a person's clock ran behind that of
 * its signals.
 */
function endOf(incident: IncidentState): EpochMicros {
  const { resolvedAt, lastSignalAt } = incident;
  if (resolvedAt === null) return lastSignalAt;
  const allClear = incident.resolutionType === "all_clear" && !hasCooldown(incident);
  return allClear ? resolvedAt : Math.min(resolvedAt, lastSignalAt);
}

function laterStarted(a: IncidentState, b: IncidentState): IncidentState {
  return b.startedAt > a.startedAt || (b.startedAt === a.startedAt && b.id > a.id) ? b : a;
}

/** The order of resolved incidents of a key, as the facts read them. */
function resolvedLater(a: IncidentState, b: IncidentState): boolean {
  const [atA, atB] = [a.resolvedAt ?? 0, b.resolvedAt ?? 0];
  return atA > atB || (atA === atB && a.id > b.id);
}
