import { type EpochMicros, microsOf } from "@hoc/incident-schemas";
import type { ReportedIncident } from "../targets/target.js";
import type { SignalBins } from "./bins.js";

/** Width of the chart in its own units, the margin for the counts on its left, and that for words on its right. */
export const CHART = { width: 960, left: 56, right: 84 } as const;

const FEWEST_BINS = 10;

/** The period that a chart shows, and where its instants lie. */
export interface Plot {
  readonly from: EpochMicros;
  readonly to: EpochMicros;
  /** From the left, within the period. */
  x(at: EpochMicros): number;
}

/**
 * The period of the signals, or where they do not say when they happened, that of the incidents; `undefined` where
 * neither is known. What lies outside is drawn at its edge.
 */
export function plotOf(bins: SignalBins, incidents: readonly ReportedIncident[]): Plot | undefined {
  const period = signalPeriod(bins) ?? incidentPeriod(incidents);
  if (period === undefined) return undefined;
  const missing = Math.max(0, FEWEST_BINS * bins.width - (period.to - period.from));
  const from = Math.max(0, period.from - Math.floor(missing / 2 / bins.width) * bins.width);
  const to = Math.max(period.to, from + FEWEST_BINS * bins.width);
  const scale = (CHART.width - CHART.left - CHART.right) / (to - from);
  return { from, to, x: (at) => rounded(CHART.left + (Math.min(Math.max(at, from), to) - from) * scale) };
}

/** A coordinate with one decimal, which is as fine as anybody sees. */
export const rounded = (units: number) => Math.round(units * 10) / 10;

function signalPeriod({ bins, width }: SignalBins) {
  const [first, last] = [bins[0], bins.at(-1)];
  return first && last && { from: first.from, to: last.from + width };
}

function incidentPeriod(incidents: readonly ReportedIncident[]) {
  if (incidents.length === 0) return undefined;
  return {
    from: Math.min(...incidents.map(({ startedAt }) => microsOf(startedAt))),
    to: Math.max(...incidents.map(({ lastSignalAt }) => microsOf(lastSignalAt))),
  };
}
