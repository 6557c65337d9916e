import type { CostSnapshot, SnapshotType } from "../cost/cost-snapshot.js";
import type { Instant } from "../primitives/instant.js";
import type { NewestFirstPage } from "./read-point.js";

/** What costs are added up by. */
export type SpendEntityType = "tenant" | "feature" | "model" | "user";

/** Whose spending is meant. An empty id is none: the whole tenant, no feature, no user. */
export interface SpendEntity {
  readonly entityType: SpendEntityType;
  readonly entityId: string;
}

/** What was spent, and for how much work. */
export interface SpendFigures {
  readonly costMicros: number;
  readonly records: number;
  /** A request that reaches over an hour's end counts in both hours. */
  readonly requests: number;
  /** Of input and output together. */
  readonly tokens: number;
}

/** What an entity spent in an hour that is added up. */
export interface SpendOfHour extends SpendFigures {
  /** The hour's end, not part of it. */
  readonly until: Instant;
  readonly snapshotId: string;
}

/** What a day usually costs an entity; the averages may be fractions, save that of the costs. */
export interface SpendBaseline {
  readonly baselineId: string;
  readonly costMicros: number;
  readonly records: number;
  readonly requests: number;
  readonly tokens: number;
  /** Days that the averages are of. */
  readonly samplesCount: number;
}

/** A complete day before the one that is looked at. */
export interface SpendOfDayBefore {
  /** The day's first instant. */
  readonly day: Instant;
  readonly costMicros: number;
  /** What the day was expected to cost by the 30 days before it; null without such a baseline. */
  readonly expectedMicros: number | null;
}

/** What is known of an entity's spending on a day. */
export interface SpendOfEntity extends SpendEntity {
  /** The hours of the day in which it spent, the earliest first. */
  readonly hours: readonly SpendOfHour[];
  /** By the 7 days before; null without one. */
  readonly usualWeek: SpendBaseline | null;
  /** By the 30 days before; null without one. */
  readonly usualMonth: SpendBaseline | null;
  /** The complete days before, the newest first, 30 at most, back to the first that costs are added up of. */
  readonly before: readonly SpendOfDayBefore[];
}

/** What is known of a day whose costs were added up, for the first time or again. */
export interface SpendOfDay {
  /** The day's first instant. */
  readonly day: Instant;
  /** The end of the last hour of the day that is added up: the next day's first instant when the day is complete. */
  readonly coveredUntil: Instant;
  readonly isComplete: boolean;
  /** The tenant itself, whoever was asked for, the features that spent on it, and the users who are out of line. */
  readonly entities: readonly SpendOfEntity[];
}

/** What new figures say, for whoever looks for anomalies. */
export interface CostFacts {
  /** All costs before this instant are in. */
  readonly coveredUntil: Instant;
  /** The days that figures are new of, the earliest first. */
  readonly days: readonly SpendOfDay[];
}

/** What facts are wanted of. */
export interface CostFactsQuestion {
  /** First instants of the days. */
  readonly days: readonly Instant[];
  /** Users are left out whose day is not above this share of what either baseline says, in per cent. */
  readonly usersAbovePct: number;
  /** Users are left out as well whose day is not at least so much above it, in micro-dollars. */
  readonly usersAboveMicros: number;
  /** Entities that are wanted in any case, such as those of anomalies that are not over. */
  readonly also: readonly SpendEntity[];
}

/** How far back costs are looked for, and how many of them are as much as can be added up at once. */
export interface CoverageQuestion {
  readonly since: Instant;
  readonly most: number;
}

/** How far the costs of a tenant are added up. */
export interface CostCoverage {
  /** Hours from `from` until `until` are added up, without a gap; null when none is. */
  readonly covered: { readonly from: Instant; readonly until: Instant } | null;
  /** When the earliest cost occurred that is not older than asked; null without any. */
  readonly firstCostAt: Instant | null;
  /** When the last one occurred of the `most` costs that follow what is covered; null when they are fewer. */
  readonly fullAfter: Instant | null;
  /** When the earliest one occurred of the `most` costs that precede what is covered; null when they are fewer. */
  readonly fullBefore: Instant | null;
  /** When the latest cost occurred; null without any. */
  readonly lastCostAt: Instant | null;
  /** Hours that are added up and have costs since that were recorded later, the earliest first. */
  readonly lateHours: readonly Instant[];
}

/** An hour or a day that is about to be added up. */
export interface NewSnapshot {
  readonly snapshotId: string;
  readonly periodStart: Instant;
}

/** A day, by its first instant, and of how many days before it averages are about to be taken. */
export interface NewBaseline {
  readonly forDay: Instant;
  readonly windowDays: 7 | 30;
}

/** Adds up what was spent, by hours and days; rows are added, never changed. */
export interface CostSnapshotDriver {
  /** How far costs are added up, by what was recorded before this transaction. Costs before `since` are left aside. */
  fetchCoverage(tenantId: string, question: CoverageQuestion): Promise<CostCoverage>;
  /** Adds up hours from the costs recorded before this transaction; gives which version each of them is. */
  insertHourlySnapshots(tenantId: string, hours: readonly NewSnapshot[]): Promise<number[]>;
  /** Adds up days from what their hours say; gives which version each of them is. */
  insertDailySnapshots(tenantId: string, days: readonly NewSnapshot[]): Promise<number[]>;
  /** Reckons what days usually cost, by the complete days before each. */
  insertBaselines(tenantId: string, baselines: readonly NewBaseline[]): Promise<void>;
  /** Notes when costs have to be added up next; null when nothing is left to add up. */
  setCostsDue(tenantId: string, at: Instant | null): void;
  /** What is known of days that were added up, by the newest versions. */
  fetchCostFacts(tenantId: string, question: CostFactsQuestion): Promise<readonly SpendOfDay[]>;
  /** Snapshots recorded before `beforeSequence`, the last one first; all, or those of a type. */
  listSnapshots(
    tenantId: string,
    query: NewestFirstPage & { readonly filters: { readonly snapshotType?: SnapshotType | undefined } },
  ): Promise<CostSnapshot[]>;
}

/** Which tenants the cost snapshotter has to look at. */
export interface FanOutCosts {
  /** Tenants whose costs are due to be added up, the longest waiting first. */
  tenantsWithDueCosts(now: Instant, limit: number): Promise<string[]>;
}
