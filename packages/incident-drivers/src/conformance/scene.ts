import { randomBytes, randomUUID } from "node:crypto";
import {
  addSeconds,
  type DomainEvent,
  type Incident,
  type IncidentAggregatorConfig,
  type IncidentEvent,
  MAX_PAGE_SIZE,
  type RecordResult,
  type Severity,
  type Signal,
  type SignalView,
} from "@hoc/incident-schemas";
import type { IncidentPorts, PolicyRuleStore, ReadPoint, ReadPorts, UnitOfWork } from "@hoc/incident-schemas/ports";
import { buildSignal, fakeAmbient } from "@hoc/incident-schemas/testing";
import type { DriverSet } from "./driver-set.js";

/** The instant from which a scene counts its seconds. */
const SCENE_START = "2026-03-14T12:00:00.000000Z";

/** How a scene differs from the default one. */
export interface SceneOptions {
  readonly aggregator?: Partial<IncidentAggregatorConfig>;
  readonly sinks?: readonly string[];
  readonly tenantId?: string;
  readonly policyRules?: PolicyRuleStore;
}

/** What a test says of a signal: when, in seconds from the start, and what matters; the rest is plain. */
type SignalWish = Partial<Omit<Signal, "occurredAt" | "receivedAt">> & {
  /** When it happened. */
  readonly at: number;
  /** When it was received; when it happened by default. */
  readonly receivedAt?: number;
};

/** A tenant of its own on a driver set, with a clock in the test's hand. */
export interface Scene {
  readonly tenantId: string;
  readonly unitOfWork: UnitOfWork;
  /** The instant `seconds` after the start. */
  time(seconds: number): string;
  /** Sets the clock. */
  now(seconds: number): void;
  signal(wish: SignalWish): Signal;
  /** Records signals in one transaction, at the receipt of the last of them. */
  record(...wishes: SignalWish[]): Promise<RecordResult[]>;
  /** Records one signal and gives its answer. */
  recordOne(wish: SignalWish): Promise<RecordResult>;
  /** Records one signal and gives the id of the incident that took it. */
  taken(wish: SignalWish): Promise<string>;
  sweep(at: number, limit?: number): Promise<string[]>;
  write<Result>(work: (ports: IncidentPorts) => Promise<Result>): Promise<Result>;
  read<Result>(work: (ports: ReadPorts) => Promise<Result>): Promise<Result>;
  /** The point that the tenant has reached, to be read at later; not the latest, so that it is read as an earlier one. */
  here(): Promise<ReadPoint>;
  incident(id: string): Promise<Incident>;
  incidents(): Promise<Incident[]>;
  timeline(id: string): Promise<IncidentEvent[]>;
  signalsOf(id: string): Promise<SignalView[]>;
  /** Events that were not asked for before, in their order. */
  newEvents(sink?: string): Promise<DomainEvent[]>;
  acknowledge(id: string, at: number): Promise<Incident | undefined>;
  resolve(id: string, at: number): Promise<Incident | undefined>;
  reopen(id: string, at: number): Promise<Incident | undefined>;
  setSeverity(id: string, severity: Severity, at: number): Promise<Incident | undefined>;
}

const PERSON = { type: "HUMAN", id: "ann" } as const;
const FAR_AHEAD = 2_000_000_000;

/** Opens a scene on a driver set. */
export function createScene(drivers: DriverSet, options: SceneOptions = {}): Scene {
  const tenantId = options.tenantId ?? `tenant-${randomUUID()}`;
  const time = (seconds: number) => addSeconds(SCENE_START, seconds);
  let clock = SCENE_START;
  let asked = 0;
  let signals = 0;
  const now = (seconds: number) => {
    clock = time(seconds);
  };
  const unitOfWork = drivers.unitOfWork({
    ambient: fakeAmbient({
      clock: () => clock,
      uuid: randomUUID,
      randomHex: (bytes) => randomBytes(bytes).toString("hex"),
    }),
    ...(options.aggregator === undefined ? {} : { aggregator: options.aggregator }),
    ...(options.sinks === undefined ? {} : { sinks: options.sinks }),
    ...(options.policyRules === undefined ? {} : { policyRules: options.policyRules }),
  });
  const write = <Result>(work: (ports: IncidentPorts) => Promise<Result>) => unitOfWork.write(tenantId, work);
  const read = <Result>(work: (ports: ReadPorts) => Promise<Result>) => unitOfWork.read(tenantId, work);

  async function transition(
    id: string,
    at: number,
    eventType: IncidentEvent["eventType"],
    change: (ports: IncidentPorts, incident: Incident) => Promise<Incident | undefined>,
  ): Promise<Incident | undefined> {
    now(at);
    return write(async (ports) => {
      const incident = await ports.incidentWrite.refreshIncident(tenantId, id);
      if (incident === undefined) throw new Error(`no incident ${id}`);
      const changed = await change(ports, incident);
      if (changed !== undefined)
        await ports.incidentWrite.createIncidentEvent(tenantId, {
          incidentId: id,
          eventType,
          description: `${eventType} by ${PERSON.id}`,
          data: {},
          actor: PERSON,
          at: time(at),
        });
      return changed;
    });
  }

  const scene: Scene = {
    tenantId,
    unitOfWork,
    time,
    now,
    write,
    read,
    signal({ at, receivedAt = at, ...wish }) {
      signals += 1;
      return buildSignal({ signalId: `s${signals}`, ...wish, occurredAt: time(at), receivedAt: time(receivedAt) });
    },
    record(...wishes) {
      now(Math.max(...wishes.map(({ at, receivedAt }) => receivedAt ?? at)));
      const batch = wishes.map(scene.signal);
      return write((ports) => ports.aggregator.record(tenantId, batch));
    },
    async recordOne(wish) {
      const [result] = await scene.record(wish);
      if (result === undefined) throw new Error("record answers every signal");
      return result;
    },
    async taken(wish) {
      const { incidentId, outcome } = await scene.recordOne(wish);
      if (incidentId === null) throw new Error(`the signal was ${outcome}`);
      return incidentId;
    },
    sweep(at, limit = 100) {
      now(at);
      return write((ports) => ports.aggregator.resolveStaleIncidents(tenantId, limit));
    },
    async here() {
      const progress = await read(({ readPoints }) => readPoints.findProgress(tenantId));
      if (progress === undefined) throw new Error("the tenant recorded nothing yet");
      return { asOf: progress.lastRecordedAt, sequence: progress.lastSequence, isLatest: false };
    },
    async incident(id) {
      const incident = await read((ports) => ports.incidentRead.getIncident(tenantId, id));
      if (incident === undefined) throw new Error(`no incident ${id}`);
      return incident;
    },
    incidents: () =>
      read(async ({ incidentRead }) => {
        const all: Incident[] = [];
        for (;;) {
          const { items, total } = await incidentRead.listIncidents(tenantId, {
            filters: {},
            limit: MAX_PAGE_SIZE,
            offset: all.length,
          });
          all.push(...items);
          if (all.length >= total) return all;
        }
      }),
    timeline: (id) =>
      read((ports) => ports.incidentRead.getIncidentEvents(tenantId, id, { afterSequenceNo: 0, limit: 10_000 })),
    signalsOf: (id) =>
      read((ports) => ports.signals.listIncidentSignals(tenantId, id, { afterSequence: 0, limit: 10_000 })),
    async newEvents(sink = "in-process") {
      asked += 100;
      const at = addSeconds(SCENE_START, FAR_AHEAD + asked);
      const claim = { sink, now: at, leasedUntil: addSeconds(at, 50), limit: 10_000 };
      const claimed = await unitOfWork.work(tenantId, async ({ deliveries }) => {
        const events = await deliveries.claim(tenantId, claim);
        const eventIds = events.map(({ event }) => event.eventId);
        await deliveries.markDelivered(tenantId, { sink, eventIds, leasedUntil: claim.leasedUntil, at });
        return events;
      });
      return claimed.map(({ event }) => event);
    },
    acknowledge: (id, at) =>
      transition(id, at, "acknowledged", ({ incidentWrite }, { version, lifecycleState }) =>
        incidentWrite.updateIncidentAcknowledged(
          tenantId,
          { incidentId: id, version, lifecycleState },
          { acknowledgedAt: time(at), acknowledgedBy: PERSON.id, transitionDigest: "ack" },
        ),
      ),
    resolve: (id, at) =>
      transition(id, at, "resolved", ({ incidentWrite }, { version, lifecycleState }) =>
        incidentWrite.updateIncidentResolved(
          tenantId,
          { incidentId: id, version, lifecycleState },
          {
            resolvedAt: time(at),
            resolvedBy: PERSON.id,
            resolutionMethod: "manual",
            resolutionType: "fixed",
            resolutionSummary: "It was fixed.",
            resolutionNotes: null,
            postmortemArtifactId: null,
            transitionDigest: "resolve",
          },
        ),
      ),
    reopen: (id, at) =>
      transition(id, at, "reopened", ({ incidentWrite }, { version, lifecycleState }) =>
        incidentWrite.updateIncidentReopened(
          tenantId,
          { incidentId: id, version, lifecycleState },
          { reopenedAt: time(at), transitionDigest: "reopen" },
        ),
      ),
    setSeverity: (id, severity, at) =>
      transition(id, at, "severity_set", ({ incidentWrite }, { version, lifecycleState }) =>
        incidentWrite.updateIncidentSeverity(
          tenantId,
          { incidentId: id, version, lifecycleState },
          { severity, at: time(at) },
        ),
      ),
  };
  return scene;
}
