import { pruneSignalsInputSchema, pruneSignalsOutputSchema } from "@hoc/incident-schemas";
import { retentionHorizon } from "../../engines/signal/retention.js";
import { signalsPrunedAudit } from "../../engines/signal/signals-pruned-audit.js";
import { defineOperation } from "../define-operation.js";

/** Most signals in one transaction, so that signals of the tenant never wait long for its lock. */
const BATCH = 1_000;

/**
 * Deletes the signals of incidents that were resolved longer ago than the configured retention, a batch per
 * transaction, each with its audit record, until none are left. Does nothing when all signals are kept.
 *
 * @example await operations.execute("incidents.maintenance.pruneSignals", {}, { tenantId, actor, role: "admin" })
 */
export const pruneSignals = defineOperation({
  id: "incidents.maintenance.pruneSignals",
  kind: "process",
  permission: "maintenance",
  summary: "Deletes signals of incidents resolved longer ago than the retention.",
  input: pruneSignalsInputSchema,
  output: pruneSignalsOutputSchema,
  async handler(_input, { context: { tenantId, actor }, ambient, write, aggregatorConfig }) {
    const resolvedBefore = retentionHorizon(await aggregatorConfig(), ambient.clock());
    if (resolvedBefore === null) return { prunedSignals: 0, resolvedBefore };
    let prunedSignals = 0;
    for (;;) {
      const pruned = await write(async ({ signals, audit, recordedAt }) => {
        const count = await signals.pruneSignals(tenantId, resolvedBefore, BATCH);
        if (count > 0)
          await audit.append(tenantId, [
            signalsPrunedAudit(tenantId, count, resolvedBefore, { actor, at: recordedAt }),
          ]);
        return count;
      });
      prunedSignals += pruned;
      if (pruned < BATCH) return { prunedSignals, resolvedBefore };
    }
  },
});
