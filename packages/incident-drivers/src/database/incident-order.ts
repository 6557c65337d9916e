import {
  type IncidentFilters,
  LIFECYCLE_OF_STATUS,
  type LifecycleState,
  type SortField,
  type SortOrder,
  severityRank,
  type Topic,
} from "@hoc/incident-schemas";
import type { IncidentPosition } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { OF_TOPIC } from "../filters/incident-filters.js";
import { SEVERITY_RANK } from "./severity-rank.js";

type Sql = RawBuilder<unknown>;

/** What a list of incidents is sorted by and where it begins, and what narrows it. */
export interface OrderedList {
  readonly filters: IncidentFilters;
  /** The topic that the list is of, whatever the filters say. */
  readonly topic?: Topic;
  readonly sortBy: SortField;
  readonly sortOrder: SortOrder;
  /** The list begins after this position. */
  readonly after?: IncidentPosition;
}

/** A part of a list that one index gives in its order. */
export interface Stretch {
  readonly conditions: readonly Sql[];
  readonly order: readonly Sql[];
}

/** Ids are compared byte by byte: the language of the database decides no order. */
const ID = sql`i.id collate "C"`;

const WORDS = {
  asc: { direction: sql`asc`, beyond: sql`>`, from: sql`>=` },
  desc: { direction: sql`desc`, beyond: sql`<`, from: sql`<=` },
} as const;

/** A value that lists are sorted by, and the value of a position. */
interface SortKey {
  readonly value: Sql;
  readonly of: (position: IncidentPosition) => Sql;
}

const CREATED: SortKey = { value: sql`i.created_at`, of: ({ createdAt }) => sql`${createdAt}::timestamptz` };
const RESOLVED: SortKey = { value: sql`i.resolved_at`, of: ({ resolvedAt }) => sql`${resolvedAt}::timestamptz` };
const SEVERITY: SortKey = { value: SEVERITY_RANK, of: ({ severity }) => sql`${severityRank(severity)}::int4` };

/**
 * The parts of a list over the alias `i`, one after the other; none when nothing can be in it. Ties go by id, which
 * rises. By `resolvedAt` the open incidents come last in either direction, which makes them a part of their own.
 */
export function stretchesOf(list: OrderedList): Stretch[] {
  if (list.sortBy === "created_at") return [stretchBy(list, [CREATED])];
  if (list.sortBy === "severity") return [stretchBy(list, [SEVERITY, CREATED])];
  return topicsLeft(list).flatMap((topic) => (topic === "RESOLVED" ? resolvedStretch(list) : [openStretch(list)]));
}

function resolvedStretch(list: OrderedList): Stretch[] {
  if (list.after?.resolvedAt === null) return [];
  const { conditions, order } = stretchBy(list, [RESOLVED]);
  return [{ conditions: [OF_TOPIC.RESOLVED, ...conditions], order }];
}

function openStretch({ after }: OrderedList): Stretch {
  const beyond = after?.resolvedAt === null ? [sql`${ID} > ${after.id}`] : [];
  return { conditions: [OF_TOPIC.ACTIVE, ...beyond], order: [ID] };
}

/** The range from the position on lets an index begin there; the second condition tells its ties apart. */
function stretchBy({ sortOrder, after }: OrderedList, keys: readonly SortKey[]): Stretch {
  const { direction, beyond, from } = WORDS[sortOrder];
  const order = [...keys.map(({ value }) => sql`${value} ${direction}`), ID];
  if (after === undefined) return { conditions: [], order };
  const row = sql`(${sql.join(keys.map(({ value }) => value))})`;
  const position = sql`(${sql.join(keys.map((key) => key.of(after)))})`;
  return {
    conditions: [sql`${row} ${from} ${position}`, sql`(${row} ${beyond} ${position} or ${ID} > ${after.id})`],
    order,
  };
}

/** The topics that incidents of the list can be of, resolved ones first. */
function topicsLeft({ topic, filters }: OrderedList): Topic[] {
  const { lifecycleState, status, resolvedAfter, resolvedBefore } = filters;
  const told = [
    topic,
    filters.topic,
    lifecycleState && topicOf(lifecycleState),
    status && topicOf(LIFECYCLE_OF_STATUS[status]),
    (resolvedAfter ?? resolvedBefore) && ("RESOLVED" as const),
  ];
  return (["RESOLVED", "ACTIVE"] as const).filter((one) => told.every((other) => other === undefined || other === one));
}

function topicOf(state: LifecycleState): Topic {
  return state === "RESOLVED" ? "RESOLVED" : "ACTIVE";
}
