import { detectAnomalies, isOutOfLine } from "@hoc/incident-engines";
import type { Instant } from "@hoc/incident-schemas";
import { countText, textTable } from "../../apps/api/src/replay/terminal/text-table.js";
import { DataMissing } from "../grouping/data.js";
import { daysOf, factsOf, type SeriesDay } from "./facts-of-series.js";
import { type DayQuality, dayQuality, together } from "./quality.js";
import { labelledSeries, type SpendingSeries, usageSeries } from "./series.js";

/** Days that a rule flags. */
type Rule = (days: readonly SeriesDay[]) => Instant[];

const found = (days: readonly SeriesDay[], type: "ABSOLUTE_SPIKE" | "SUSTAINED_DRIFT"): Instant[] =>
  detectAnomalies(factsOf(days), []).flatMap((step) =>
    step.step === "found" && step.fact.anomalyType === type
      ? [`${step.fact.observedAt.slice(0, 10)}T00:00:00.000000Z`]
      : [],
  );

/** What the usual rule of thumb flags: a day against the one before it. */
const aboveDayBefore =
  (thresholdPct: number): Rule =>
  (days) =>
    days.flatMap(({ day, costMicros }, index) =>
      isOutOfLine(costMicros, days[index - 1]?.costMicros ?? 0, thresholdPct) ? [day] : [],
    );

const spike: Rule = (days) => [...new Set(found(days, "ABSOLUTE_SPIKE"))];
const drift: Rule = (days) => found(days, "SUSTAINED_DRIFT");

const RULES: readonly (readonly [string, Rule])[] = [
  ["spike or drift", (days) => [...new Set([...spike(days), ...drift(days)])]],
  ["spike", spike],
  ["drift", drift],
  ["baseline: above 3 times the day before", aboveDayBefore(300)],
  ["baseline: above 1.5 times the day before", aboveDayBefore(150)],
];

/** The detection of cost anomalies, and a rule of thumb, on public usage and on public series that people marked. */
export async function run(): Promise<void> {
  try {
    reportUsage(await usageSeries());
    for (const group of ["realAdExchange", "realAWSCloudwatch", "realKnownCause", "realTweets"])
      reportLabelled(group, await labelledSeries(group));
  } catch (error) {
    if (!(error instanceof DataMissing)) throw error;
    console.error(`This benchmark needs the public data sets that examples/replay describes. ${error.message}`);
    process.exitCode = 1;
  }
}

function reportUsage(series: readonly SpendingSeries[]): void {
  const tenants = series.map(({ spending }) => daysOf(spending));
  const tenantDays = tenants.reduce((sum, days) => sum + days.length, 0);
  console.log(`\ntenant-usage-servegen: ${tenants.length} tenants, ${countText(tenantDays)} tenant-days`);
  const rows = RULES.map(([name, rule]) => {
    const flagged = tenants.map((days) => rule(days).length);
    const days = flagged.reduce((sum, count) => sum + count, 0);
    const touched = flagged.filter((count) => count > 0).length;
    return [name, countText(days), share(days, tenantDays), countText(touched), share(touched, tenants.length)];
  });
  print(["rule", "days flagged", "of all", "tenants", "of all"], rows);
}

function reportLabelled(group: string, series: readonly SpendingSeries[]): void {
  console.log(`\ncost-anomaly-nab, ${group}: ${series.length} series`);
  const rows = RULES.map(([name, rule]) => {
    const quality = together(series.map(({ spending, windows }) => dayQuality(rule(daysOf(spending)), windows)));
    return [name, ...qualityCells(quality)];
  });
  print(["rule", "days flagged", "in a window", "precision", "windows found", "recall"], rows);
}

function qualityCells({ flagged, right, windows, found }: DayQuality): string[] {
  return [countText(flagged), countText(right), share(right, flagged), `${found} of ${windows}`, share(found, windows)];
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : (part / whole).toFixed(3);
}

function print(header: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const line of textTable(header, rows)) console.log(line);
}
