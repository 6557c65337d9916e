import {
  addSeconds,
  CAUSE_TYPES,
  type Incident,
  type Instant,
  RESOLUTION_METHODS,
  SEVERITIES,
  type SlaTargets,
} from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import fc from "fast-check";
import type { IncidentState, Recording, RunSignal, TenantHistory } from "./standing.js";

/** Service levels that short histories meet exactly. */
export const TARGETS: SlaTargets = { critical: 1, high: 3_600, medium: 86_400, low: 259_200 };

/** What the histories speak of, for questions about them. */
export const CATEGORIES = ["LOOP_DETECTED", "BUDGET_EXCEEDED", "A", "A_B", "UNKNOWN"] as const;
export const RUNS = ["run-1", "run-2", "Run-2", "run_3"] as const;
export const TRIGGER_TYPES = ["freeze", "rate_limit"] as const;
export const OWNERS = ["ann", "Bob"] as const;
export const SIGNATURES = ["1", "2"].map((digit) => digit.repeat(64));

/** Instants around which histories happen: changes of clocks, leap days, ends of weeks, months and years. */
const ANCHORS: readonly Instant[] = [
  "2026-03-08T07:00:00.000000Z", // New York, spring
  "2026-11-01T06:00:00.000000Z", // New York, autumn
  "2026-03-29T01:00:00.000000Z", // Berlin, spring
  "2026-10-25T01:00:00.000000Z", // Berlin, autumn
  "2026-04-23T22:00:00.000000Z", // Cairo, where midnight is left out
  "2026-10-29T21:00:00.000000Z", // Cairo, where the last hour of the day comes twice
  "2026-09-06T04:00:00.000000Z", // Santiago, where midnight is left out
  "2026-04-05T03:00:00.000000Z", // Santiago, where the last hour of the day comes twice
  "2026-03-13T18:15:00.000000Z", // midnight in Kathmandu
  "2028-02-29T00:00:00.000000Z",
  "2028-03-01T00:00:00.000000Z",
  "2026-03-01T00:00:00.000000Z",
  "2026-12-31T23:59:59.999999Z",
  "2026-03-16T00:00:00.000000Z", // a Monday
];

/** The zones whose days, weeks and months trends are asked in. */
export const TIME_ZONES = [
  "UTC",
  "America/New_York",
  "Europe/Berlin",
  "Africa/Cairo",
  "America/Santiago",
  "Asia/Kathmandu",
] as const;

const MICRO = 0.000001;
const HOUR = 3_600;
const DAY = 86_400;

/** Ids whose order by code unit is another than by the rules of a language. */
const ID_ENDINGS = ["b", "B", "a", "A", "_", "0", "aa", "aB", "Z", "z", "9", "ab", "-", "a0"] as const;

const RECORDINGS = 10;
const SEQUENCES_PER_RECORDING = 10;

const offsets = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, -MICRO, MICRO, HOUR, -HOUR, HOUR + MICRO, HOUR - MICRO, 0.5 * HOUR) },
  { weight: 2, arbitrary: fc.constantFrom(DAY, -DAY, 3 * DAY, -7 * DAY, -10 * DAY, 29 * DAY, -31 * DAY, -90 * DAY) },
  { weight: 1, arbitrary: fc.integer({ min: -40 * DAY, max: 40 * DAY }) },
);

const lapses = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 0.000499, 0.0005, 0.000999, 0.001, 0.0015, 0.0025, 1, 1 + MICRO) },
  { weight: 2, arbitrary: fc.constantFrom(HOUR, HOUR + MICRO, DAY, DAY + MICRO, 3 * DAY, 3 * DAY + MICRO) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 50 * DAY, noNaN: true }).map((s) => Math.round(s * 1e6) / 1e6) },
);

const costs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: -5_000_000, max: 2_000_000_000_000 }) },
);

const steps = fc.record({
  /** Tried in turn; the first that the state allows is done. */
  deed: fc.constantFrom("acknowledge", "contain", "escalate", "resolve", "resolve", "assign"),
  /** Recordings that pass before it. */
  wait: fc.integer({ min: 1, max: 3 }),
  lapse: lapses,
  /** Whether it happens at one of the history's common instants rather than `lapse` after the start. */
  atCommonInstant: fc.boolean(),
  instant: fc.nat(3),
  severity: fc.constantFrom(...SEVERITIES),
  method: fc.constantFrom(...RESOLUTION_METHODS),
  costMicros: costs,
});

const incidents = fc.record({
  created: fc.nat(3),
  startedBefore: fc.constantFrom(0, 0, 0, MICRO, 1, HOUR),
  opening: fc.constantFrom(0, 0, 0, 1, 1, 2, 4, 6),
  category: fc.option(fc.constantFrom("LOOP_DETECTED", "LOOP_DETECTED", ...CATEGORIES), { nil: null, freq: 3 }),
  severity: fc.constantFrom("critical", "critical", "high", "high", "medium", "low"),
  causeType: fc.constantFrom(...CAUSE_TYPES),
  triggerType: fc.constantFrom(...TRIGGER_TYPES),
  isSynthetic: fc.constantFrom(false, false, false, true),
  costMicros: costs,
  signature: fc.nat(1),
  signatureVersion: fc.constantFrom("v1", "v1", "v2"),
  steps: fc.array(steps, { maxLength: 3, size: "max" }),
  /** Runs that signals of it were of, and how long after the opening they came. */
  runs: fc.array(fc.tuple(fc.constantFrom(...RUNS), fc.nat(3)), { maxLength: 3 }),
});

/** The tenant of a history before it is given to one. */
const NOBODY = "nobody";

/** Histories of a tenant: what was true of each incident after which of its transactions. */
export const tenantHistories: fc.Arbitrary<TenantHistory> = fc
  .record({
    anchor: fc.constantFrom(...ANCHORS),
    commonOffsets: fc.array(offsets, { minLength: 4, maxLength: 4 }),
    firstRecording: fc.constantFrom(-DAY, 0, HOUR, DAY, DAY, 4 * DAY, 30 * DAY),
    betweenRecordings: fc.constantFrom(MICRO, 1, HOUR, DAY, 10 * DAY),
    incidents: fc.array(incidents, { maxLength: ID_ENDINGS.length, size: "max" }),
  })
  .map((wish) => {
    const common = wish.commonOffsets.map((offset) => addSeconds(wish.anchor, offset));
    const recordings = Array.from(
      { length: RECORDINGS },
      (_, index): Recording => ({
        recordedAt: addSeconds(wish.anchor, wish.firstRecording + index * wish.betweenRecordings),
        lastSequence: (index + 1) * SEQUENCES_PER_RECORDING,
      }),
    );
    return {
      tenantId: NOBODY,
      recordings: wish.incidents.length === 0 ? [] : recordings,
      incidents: wish.incidents.map((incident, index) => statesOf(incident, index, common, recordings)),
      runSignals: wish.incidents.flatMap((incident, index) =>
        incident.runs.map(
          ([runId, wait]): RunSignal => ({
            runId,
            incidentId: idOf(index),
            sequence: sequenceOf(incident.opening + wait),
          }),
        ),
      ),
    };
  });

/** A history as a tenant's. */
export function historyOf(tenantId: string, history: TenantHistory): TenantHistory {
  const own = ({ sequence, incident }: IncidentState) => ({ sequence, incident: { ...incident, tenantId } });
  return { ...history, tenantId, incidents: history.incidents.map((states) => states.map(own)) };
}

type IncidentWish = typeof incidents extends fc.Arbitrary<infer Wish> ? Wish : never;
type Step = typeof steps extends fc.Arbitrary<infer Wish> ? Wish : never;

function statesOf(
  wish: IncidentWish,
  index: number,
  common: readonly Instant[],
  recordings: readonly Recording[],
): IncidentState[] {
  const createdAt = at(common, wish.created);
  const startedAt = addSeconds(createdAt, -wish.startedBefore);
  const recordedAt = (recording: number) => recordings[recording]?.recordedAt ?? createdAt;
  let recording = wish.opening;
  let incident = buildIncident({
    id: idOf(index),
    tenantId: NOBODY,
    title: `Incident ${index}`,
    groupingKey: `key-${index}`,
    severity: wish.severity as Incident["severity"],
    category: wish.category,
    causeType: wish.causeType,
    triggerType: wish.triggerType,
    isSynthetic: wish.isSynthetic,
    costMicros: wish.costMicros,
    recurrenceSignature: SIGNATURES[wish.signature] ?? "",
    signatureVersion: wish.signatureVersion,
    sourceRunId: wish.runs[0]?.[0] ?? null,
    windowStart: startedAt,
    startedAt,
    createdAt,
    lastSignalAt: createdAt,
    updatedAt: recordedAt(recording),
    recordedAt: recordedAt(recording),
  });
  const states = [{ sequence: sequenceOf(recording), incident }];
  for (const step of wish.steps) {
    recording += step.wait;
    if (recording >= recordings.length) break;
    const happenedAt = step.atCommonInstant ? at(common, step.instant) : addSeconds(startedAt, step.lapse);
    incident = {
      ...incident,
      ...changeOf(incident, step, later(happenedAt, startedAt)),
      updatedAt: recordedAt(recording),
      version: incident.version + 1,
    };
    states.push({ sequence: sequenceOf(recording), incident });
  }
  return states;
}

/** What a step changes of an incident. One that is resolved already is opened again, whatever the step. */
function changeOf(
  incident: Incident,
  { deed, severity, method, costMicros, instant }: Step,
  at: Instant,
): Partial<Incident> {
  if (incident.lifecycleState === "RESOLVED") return { ...REOPENED, reopenedAt: at };
  if (deed === "acknowledge")
    return { lifecycleState: "ACKED", status: "ACKNOWLEDGED", acknowledgedAt: at, acknowledgedBy: "ann" };
  if (deed === "contain") return { containedAt: incident.containedAt ?? at };
  if (deed === "escalate") return { severity, costMicros };
  if (deed === "assign") return { ownerId: OWNERS[instant] ?? null };
  return {
    lifecycleState: "RESOLVED",
    status: "RESOLVED",
    resolvedAt: at,
    endedAt: at,
    resolvedBy: "ann",
    resolutionMethod: method,
    resolutionType: "fixed",
    resolutionSummary: "It was fixed.",
  };
}

const REOPENED = {
  lifecycleState: "ACTIVE",
  status: "OPEN",
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  endedAt: null,
  durationSeconds: null,
  resolvedBy: null,
  resolutionMethod: null,
  resolutionType: null,
  resolutionSummary: null,
} as const;

function idOf(index: number): string {
  return `inc_${ID_ENDINGS[index]}`;
}

function sequenceOf(recording: number): number {
  return recording * SEQUENCES_PER_RECORDING + 1;
}

function at(common: readonly Instant[], index: number): Instant {
  return common[index] as Instant;
}

function later(a: Instant, b: Instant): Instant {
  return [a, b].sort()[1] as Instant;
}
