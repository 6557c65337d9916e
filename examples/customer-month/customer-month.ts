import type {
  CustomerCostExplainedDto,
  CustomerCostIncidentListDto,
  CustomerCostSummaryDto,
} from "@hoc/incident-schemas";
import { daysOf, type Usage, type UsageWindow } from "./usage.js";

/** What a token costs, in micro-dollars: $0.50 a million of input, $2.00 a million of output. */
export const MICROS_PER_TOKEN = { input: 0.5, output: 2 } as const;

const RECORDS_PER_BATCH = 500;
const DAY_MS = 86_400_000;

/** What the month needs of a server: to be asked as a collector, an administrator, or a customer. */
export type Ask = (
  holder: "collector" | "admin" | "viewer",
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<unknown>;

/** What a customer is shown at the end, and what was metered. */
export interface CustomerMonth {
  readonly meteredMicros: number;
  readonly summary: CustomerCostSummaryDto;
  readonly explained: CustomerCostExplainedDto;
  readonly incidents: CustomerCostIncidentListDto;
}

/**
 * Lives through some usage that ended yesterday: sets a budget of twice a usual day, meters every window, sends each
 * batch again as a host does that got no answer, adds the costs up, and asks for what the customer is shown.
 */
export async function liveThrough(usage: Usage, ask: Ask, now = new Date()): Promise<CustomerMonth> {
  const firstDay = Math.floor(now.getTime() / DAY_MS) * DAY_MS - daysOf(usage) * DAY_MS;
  const records = usage.windows.map((window, index) => recordOf(window, index, firstDay));
  await ask("admin", "/v1/costs/budgets", { dailyLimitMicros: 2 * usualDay(records) });
  for (let start = 0; start < records.length; start += RECORDS_PER_BATCH) {
    const batch = { records: records.slice(start, start + RECORDS_PER_BATCH) };
    const again = { "idempotency-key": `batch-${start}` };
    await ask("collector", "/v1/costs/records", batch, again);
    await ask("collector", "/v1/costs/records", batch, again);
    await ask("collector", "/v1/costs/records", batch);
  }
  let computed: { isBehind: boolean };
  do computed = (await ask("admin", "/v1/costs/snapshots", {})) as { isBehind: boolean };
  while (computed.isBehind);
  return {
    meteredMicros: records
      .filter(({ occurredAt }) => Date.parse(occurredAt) >= startOfThirtyDays(now))
      .reduce((sum, { costMicros }) => sum + costMicros, 0),
    summary: (await ask("viewer", "/v1/guard/costs/summary")) as CustomerCostSummaryDto,
    explained: (await ask("viewer", "/v1/guard/costs/explained?period=30d")) as CustomerCostExplainedDto,
    incidents: (await ask("viewer", "/v1/guard/costs/incidents?includeResolved=true")) as CustomerCostIncidentListDto,
  };
}

function startOfThirtyDays(now: Date): number {
  return Math.floor((now.getTime() - 30 * DAY_MS) / 3_600_000) * 3_600_000;
}

function recordOf(window: UsageWindow, index: number, firstDay: number) {
  const { atSecond, requests: _, ...said } = window;
  const cost = said.inputTokens * MICROS_PER_TOKEN.input + said.outputTokens * MICROS_PER_TOKEN.output;
  const occurredAt = new Date(firstDay + atSecond * 1_000).toISOString();
  return { ...said, recordId: `window-${index}`, costMicros: Math.round(cost), occurredAt };
}

/** What the day in the middle cost, of the days on which something was spent; at least a cent. */
function usualDay(records: readonly { readonly occurredAt: string; readonly costMicros: number }[]): number {
  const days = new Map<string, number>();
  for (const { occurredAt, costMicros } of records) {
    const day = occurredAt.slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + costMicros);
  }
  const costs = [...days.values()].sort((a, b) => a - b);
  return Math.max(10_000, costs[Math.floor(costs.length / 2)] ?? 0);
}

/** What does not add up: for each breakdown its items and its rest, and the total against what was metered. */
export function discrepanciesOf({ meteredMicros, explained }: CustomerMonth): string[] {
  const totalCents = Math.floor(meteredMicros / 10_000 + 0.5);
  const sums = {
    "the total": explained.totalSpendCents,
    "the features": sumOf(explained.byFeature) + explained.restByFeatureCents,
    "the models": sumOf(explained.byModel) + explained.restByModelCents,
    "the users": sumOf(explained.byUser) + explained.restByUserCents,
  };
  return Object.entries(sums).flatMap(([what, cents]) =>
    cents === totalCents ? [] : [`${what}: ${cents} cents, metered were ${totalCents}`],
  );
}

function sumOf(items: readonly { readonly spendCents: number }[]): number {
  return items.reduce((sum, { spendCents }) => sum + spendCents, 0);
}

/** The month as its customer reads it. */
export function readable({ summary, explained, incidents }: CustomerMonth): string {
  return [
    `Spent this month ${dollars(summary.spendMtdCents)}, in the last 7 days ${dollars(summary.spend7dCents)}, today ${dollars(summary.spendTodayCents)}.`,
    monthEnd(summary),
    summary.trendMessage ?? "What a day usually costs is not known yet.",
    "",
    `The last 30 days, ${dollars(explained.totalSpendCents)}: ${explained.summary}`,
    ...[...explained.byFeature, ...explained.byModel, ...explained.byUser].map(
      ({ name, displayName, spendCents, pctOfTotal, trend }) =>
        `  ${(displayName ?? name).padEnd(20)} ${dollars(spendCents).padStart(12)} ${String(pctOfTotal).padStart(5)}%  ${trend}`,
    ),
    "",
    `${incidents.total} cost incidents in 30 days`,
    ...incidents.incidents.map(
      ({ detectedAt, title, status, costAtTriggerCents, thresholdCents, actionTaken, causeExplanation }) =>
        `  ${detectedAt.slice(0, 16)}  ${title}: ${dollars(costAtTriggerCents)}, out of line from ${dollars(thresholdCents)} (${status}). ${[actionTaken, causeExplanation].filter(Boolean).join(" ")}`,
    ),
  ].join("\n");
}

function monthEnd({ projectedMonthEndCents: cents }: CustomerCostSummaryDto): string {
  return cents === null
    ? "Where the month ends is told when a whole day of it is in."
    : `At this pace the month ends at ${dollars(cents)}.`;
}

function dollars(cents: number | null): string {
  return cents === null ? "an amount not told" : `$${(cents / 100).toFixed(2)}`;
}
