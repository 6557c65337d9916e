import {
  DISTRIBUTION_DIMENSIONS,
  type DistributionDimension,
  type Incident,
  UNCATEGORIZED,
} from "@hoc/incident-schemas";
import type { AnalysisWindow, HistoricalDistributionRowSnapshot } from "@hoc/incident-schemas/ports";
import { byTurns, falling, groupedBy, rising } from "./order.js";
import { createdIn, type Standing } from "./standing.js";

const VALUE_OF = {
  category: ({ category }: Incident) => category ?? UNCATEGORIZED,
  severity: ({ severity }: Incident) => severity,
  cause_type: ({ causeType }: Incident) => causeType,
} as const satisfies Record<DistributionDimension, (incident: Incident) => string>;

/** How many of a window's incidents have each value, by dimension; the most frequent first. */
export function distribution(
  { incidents }: Standing,
  window: AnalysisWindow,
): Record<DistributionDimension, HistoricalDistributionRowSnapshot[]> {
  const all = createdIn(incidents, window);
  const rows = (dimension: DistributionDimension) =>
    [...groupedBy(all, VALUE_OF[dimension])]
      .map(([value, members]) => ({ dimension, value, count: members.length }))
      .sort(
        byTurns(
          falling(({ count }) => count),
          rising(({ value }) => value),
        ),
      );
  return { category: rows("category"), severity: rows("severity"), cause_type: rows("cause_type") };
}

/** The rows of each dimension, in the order in which they stand among the others. */
export function byDimension(
  rows: readonly HistoricalDistributionRowSnapshot[],
): Record<string, HistoricalDistributionRowSnapshot[]> {
  return Object.fromEntries(
    DISTRIBUTION_DIMENSIONS.map((dimension) => [dimension, rows.filter((row) => row.dimension === dimension)]),
  );
}
