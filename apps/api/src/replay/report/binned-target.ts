import { microsOf } from "@hoc/incident-schemas";
import type { ReplayTarget } from "../targets/target.js";
import type { SignalBins } from "./bins.js";

/** The same target; the signals that it takes are counted over time as they pass. */
export function binned(target: ReplayTarget, bins: SignalBins): ReplayTarget {
  return {
    ...target,
    async record(signals) {
      const results = await target.record(signals);
      for (const { occurredAt } of signals) bins.add(occurredAt === undefined ? undefined : microsOf(occurredAt));
      return results;
    },
  };
}
