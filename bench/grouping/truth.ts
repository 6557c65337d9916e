import { readFile } from "node:fs/promises";
import { MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import { readInstant } from "../../apps/api/src/replay/mapping/instants.js";
import { openRows } from "../../apps/api/src/replay/rows/open-rows.js";
import { dataFile } from "./data.js";
import type { Span } from "./metrics.js";

/** How long after its injection a fault is taken to go on. */
const FAULT_SECONDS = 180;

/**
 * Which failed runs have the same cause: signal id → batch and the test that broke first. Nothing but the comparison
 * reads it. Runs whose cause is unknown are not in it.
 */
export async function trueCauses(runsFile: string): Promise<Map<string, string>> {
  const causes = new Map<string, string>();
  for await (const { values } of openRows(runsFile)) {
    const { runId, batchId, rootTest } = values;
    if (typeof rootTest === "string") causes.set(`run:${String(runId)}`, JSON.stringify([batchId, rootTest]));
  }
  return causes;
}

/** The injected faults of a day. */
export interface InjectedFaults {
  readonly injected: number;
  /** Those during which the recording has requests at all; nobody could see the others. */
  readonly withData: readonly Span[];
}

/** Reads when faults were injected, and during which of them requests were recorded. */
export async function injectedFaults(folder: string): Promise<InjectedFaults> {
  const faults: Span[] = [];
  for await (const { values } of openRows(dataFile(`${folder}/faults.jsonl`))) {
    const from = microsOf(readInstant(String(values.inject_time), "isoAssumedUtc"));
    faults.push({ from, to: from + FAULT_SECONDS * MICROS_PER_SECOND });
  }
  const starts = await requestStarts(folder);
  const withData = faults.filter(({ from, to }) => starts.some((start) => start >= from && start <= to));
  return { injected: faults.length, withData };
}

/** When requests began, in microseconds. The columns hold the time since the request before. */
async function requestStarts(folder: string): Promise<number[]> {
  const dictionary: { t0UnixNano: number } = JSON.parse(await readFile(dataFile(`${folder}/dict.json`), "utf8"));
  const starts: number[] = [];
  let start = dictionary.t0UnixNano / 1000;
  for await (const { values } of openRows(dataFile(`${folder}/spans.csv.gz`))) {
    if (values.newTrace !== "1") continue;
    start += Number(values.dtUs);
    starts.push(start);
  }
  return starts;
}
