import { microsOf } from "@hoc/incident-schemas";
import type { ReplayTarget } from "../targets/target.js";
import type { SignalBins } from "./bins.js";

/** The same target; the signals that it takes, and those that it makes of runs and of what is found in them, are counted over time. */
export function binned(target: ReplayTarget, bins: SignalBins): ReplayTarget {
  const count = (occurredAt: string | null | undefined) => bins.add(occurredAt ? microsOf(occurredAt) : undefined);
  return {
    ...target,
    async record(signals) {
      const results = await target.record(signals);
      for (const { occurredAt } of signals) count(occurredAt);
      return results;
    },
    async reportOutcome(end) {
      const reported = await target.reportOutcome(end);
      if (reported.signal !== null) count(reported.run.completedAt);
      return reported;
    },
    async examineRun(runId) {
      const examined = await target.examineRun(runId);
      if (examined.signal !== null) count(latestOf(examined.findings.map(({ finding }) => finding.occurredAt)));
      return examined;
    },
  };
}

function latestOf(instants: readonly string[]): string | undefined {
  return instants.toSorted().at(-1);
}
