import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { type Instant, instantFromMicros, instantSchema, MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import { groupedBy } from "../../packages/incident-drivers/test/oracle/order.js";
import { dataFile } from "../grouping/data.js";

/** What a tenant spent at an instant, and for how much work. */
export interface Spending {
  readonly at: Instant;
  readonly costMicros: number;
  readonly requests: number;
  readonly tokens: number;
}

/** Something that spends, and when it is known to have been out of line. */
export interface SpendingSeries {
  readonly name: string;
  readonly spending: readonly Spending[];
  readonly windows: readonly (readonly [Instant, Instant])[];
}

/** Prices in micro-dollars for a token: three dollars a million of input, fifteen a million of output. */
const PRICE = { input: 3, output: 15 } as const;

const WINDOW_SECONDS = 600;
const TRACE_START = microsOf("2026-03-02T00:00:00.000000Z");

/**
 * What each tenant of a public trace of LLM usage spent in windows of ten minutes, at a plain price; the trace is put at
 * midnight of a Monday. Windows without token means are left out: nobody knows what they cost.
 */
export async function usageSeries(): Promise<SpendingSeries[]> {
  const byTenant = new Map<string, Spending[]>();
  for (const [tenant = "", second, rate, input, output] of await rowsOf("tenant-usage-servegen/usage.csv.gz")) {
    if (input === "" || output === "") continue;
    const requests = Math.round(Number(rate) * WINDOW_SECONDS);
    const tokens = requests * (Number(input) + Number(output));
    const costMicros = Math.round(requests * (Number(input) * PRICE.input + Number(output) * PRICE.output));
    const at = instantFromMicros(TRACE_START + Number(second) * MICROS_PER_SECOND);
    const spending = byTenant.get(tenant) ?? [];
    byTenant.set(tenant, spending);
    spending.push({ at, costMicros, requests, tokens });
  }
  return [...byTenant].map(([name, spending]) => ({ name, spending, windows: [] }));
}

/** A dollar for the mean of a series' points, times this: large enough that no amount is too small to look at. */
const DOLLARS_OF_MEAN = 10;

interface Labelled {
  readonly series: string;
  readonly group: string;
  readonly windows: readonly (readonly [string, string])[];
}

/** Public series in which people marked what was out of line; values are taken for costs, scaled to their mean. */
export async function labelledSeries(group: string): Promise<SpendingSeries[]> {
  const text = await readFile(dataFile("cost-anomaly-nab/series.jsonl"), "utf8");
  const labels = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Labelled => JSON.parse(line));
  const points = groupedBy(await rowsOf("cost-anomaly-nab/points.csv.gz"), ([series = ""]) => series);
  return labels
    .filter((label) => label.group === group)
    .map(({ series, windows }) => {
      const rows = points.get(series) ?? [];
      const mean = rows.reduce((sum, [, , value]) => sum + Number(value), 0) / rows.length;
      const spending = rows.map(([, at = "", value]) => {
        const costMicros = Math.round((Number(value) / mean) * DOLLARS_OF_MEAN * 1_000_000);
        return { at: utc(at), costMicros, requests: 1, tokens: 1 };
      });
      return { name: series, spending, windows: windows.map(([from, to]) => [utc(from), utc(to)] as const) };
    });
}

function utc(text: string): Instant {
  return instantSchema.parse(`${text.replace(" ", "T")}Z`);
}

async function rowsOf(name: string): Promise<string[][]> {
  const lines = gunzipSync(await readFile(dataFile(name)))
    .toString("utf8")
    .split("\n");
  return lines
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
}
