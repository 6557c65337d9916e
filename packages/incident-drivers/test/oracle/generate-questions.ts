import {
  addSeconds,
  CAUSE_TYPES,
  GRANULARITIES,
  INCIDENT_STATUSES,
  type IncidentFilters,
  type Instant,
  LIFECYCLE_STATES,
  SEVERITIES,
  SORT_FIELDS,
  SORT_ORDERS,
  TOPICS,
  UNCATEGORIZED,
  UNKNOWN_CATEGORY,
} from "@hoc/incident-schemas";
import type { AnalysisWindow, IncidentListQuery, ReadPoint, TrendBuckets } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { CATEGORIES, OWNERS, RUNS, SIGNATURES, TIME_ZONES, TRIGGER_TYPES } from "./generate-histories.js";
import type { TenantHistory } from "./standing.js";

const HOUR = 3_600;
const DAY = 86_400;

const bound = fc.option(fc.nat(1_000), { freq: 1 });

const filters = fc.record(
  {
    severity: fc.constantFrom(...SEVERITIES),
    category: fc.constantFrom(UNKNOWN_CATEGORY, ...CATEGORIES),
    causeType: fc.constantFrom(...CAUSE_TYPES),
    triggerType: fc.constantFrom(...TRIGGER_TYPES),
    ownerId: fc.constantFrom(...OWNERS),
    isSynthetic: fc.boolean(),
    topic: fc.constantFrom(...TOPICS),
    lifecycleState: fc.constantFrom(...LIFECYCLE_STATES),
    status: fc.constantFrom(...INCIDENT_STATUSES),
  },
  { requiredKeys: [] },
);

const sparseFilters = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: filters.map(onlyFirst) },
  { weight: 1, arbitrary: filters },
);

const wishes = fc.record({
  /** Which recording, or the latest one, some time after it. */
  recording: fc.option(fc.nat(20), { nil: null, freq: 2 }),
  afterwards: fc.constantFrom(0, 0.000001, HOUR, 40 * DAY),
  declaredLatest: fc.boolean(),
  windowSeconds: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY, 90 * DAY, 365 * DAY, 365 * DAY) },
    { weight: 1, arbitrary: fc.constant("from an instant of the history" as const) },
  ),
  instant: fc.nat(1_000),
  includeSynthetic: fc.boolean(),
  filters: sparseFilters,
  createdAfter: bound,
  createdBefore: bound,
  resolvedAfter: bound,
  resolvedBefore: bound,
  sortBy: fc.constantFrom(...SORT_FIELDS),
  sortOrder: fc.constantFrom(...SORT_ORDERS),
  limit: fc.integer({ min: 1, max: 6 }),
  offset: fc.option(fc.nat(5), { nil: undefined }),
  withTotal: fc.boolean(),
  border: fc.nat(1_000),
  notBefore: fc.boolean(),
  runId: fc.constantFrom(...RUNS, "run-9"),
  threshold: fc.integer({ min: 1, max: 4 }),
  granularity: fc.constantFrom(...GRANULARITIES),
  timeZone: fc.constantFrom(...TIME_ZONES),
  category: fc.constantFrom(UNCATEGORIZED, ...CATEGORIES),
  signature: fc.constantFrom(...SIGNATURES),
  signatureVersion: fc.constantFrom("v1", "v2"),
  incident: fc.nat(13),
});

/** What is asked about a history, besides the history itself. */
export type QuestionWish = typeof wishes extends fc.Arbitrary<infer Wish> ? Wish : never;

/** Wishes for a question; what they mean depends on the history that is asked about. */
export const questionWishes: fc.Arbitrary<QuestionWish> = wishes;

/** Everything that is asked about a history at once. */
export interface Question {
  readonly at: ReadPoint;
  readonly window: AnalysisWindow;
  readonly list: IncidentListQuery;
  /** The border of the historical and the resolved list. */
  readonly border: Instant;
  readonly notBefore: boolean;
  readonly runId: string;
  readonly threshold: number;
  readonly limit: number;
  readonly buckets: TrendBuckets;
  readonly category: string;
  readonly signature: { readonly recurrenceSignature: string; readonly signatureVersion: string };
  readonly incidentId: string;
}

/** Puts a question to a history: bounds and borders lie exactly on instants that occur in it. */
export function questionOf(history: TenantHistory, wish: QuestionWish): Question {
  const instants = instantsOf(history);
  const instant = (pick: number) => instants[pick % instants.length] as Instant;
  const at = pointOf(history, wish, instant(wish.instant));
  const from =
    typeof wish.windowSeconds === "number" ? addSeconds(at.asOf, -wish.windowSeconds) : instant(wish.instant);
  const bounds = Object.fromEntries(
    (["createdAfter", "createdBefore", "resolvedAfter", "resolvedBefore"] as const).flatMap((name) => {
      const pick = wish[name];
      return pick === null || pick % 3 > 0 ? [] : [[name, instant(pick)]];
    }),
  );
  return {
    at,
    window: { from: earlier(from, at.asOf), to: at.asOf, includeSynthetic: wish.includeSynthetic, at },
    list: {
      filters: { ...wish.filters, ...bounds } as IncidentFilters,
      sortBy: wish.sortBy,
      sortOrder: wish.sortOrder,
      limit: wish.limit,
      ...(wish.offset === undefined ? {} : { offset: wish.offset }),
      withTotal: wish.withTotal,
      at,
    },
    border: instant(wish.border),
    notBefore: wish.notBefore,
    runId: wish.runId,
    threshold: wish.threshold,
    limit: wish.limit,
    buckets: { granularity: wish.granularity, timeZone: wish.timeZone },
    category: wish.category,
    signature: { recurrenceSignature: wish.signature, signatureVersion: wish.signatureVersion },
    incidentId: history.incidents[wish.incident]?.[0]?.incident.id ?? "inc_unknown",
  };
}

function pointOf({ recordings }: TenantHistory, wish: QuestionWish, otherwise: Instant): ReadPoint {
  const last = recordings.at(-1) ?? { recordedAt: otherwise, lastSequence: 0 };
  if (wish.recording === null || recordings.length === 0)
    return {
      asOf: addSeconds(last.recordedAt, wish.afterwards),
      sequence: last.lastSequence,
      isLatest: wish.declaredLatest,
    };
  const recording = recordings[wish.recording % recordings.length] ?? last;
  return { asOf: recording.recordedAt, sequence: recording.lastSequence, isLatest: false };
}

/** The instants of a history, and its neighbours of a microsecond; one of a tenant that has none. */
function instantsOf({ incidents }: TenantHistory): Instant[] {
  const own = incidents.flatMap((states) =>
    states.flatMap(({ incident: { createdAt, startedAt, resolvedAt } }) =>
      [createdAt, startedAt, resolvedAt ?? []].flat(),
    ),
  );
  const near = own.flatMap((instant) => [addSeconds(instant, -0.000001), addSeconds(instant, 0.000001)]);
  return ["2026-03-14T12:00:00.000000Z", ...own, ...own, ...near];
}

function onlyFirst(all: object): object {
  return Object.fromEntries(Object.entries(all).slice(0, 1));
}

function earlier(a: Instant, b: Instant): Instant {
  return [a, b].sort()[0] as Instant;
}
