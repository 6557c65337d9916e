import { recordCloudEventsInputSchema, recordCloudEventsOutputSchema } from "@hoc/incident-schemas";
import { cloudEventSignal } from "../../engines/intake/cloud-event-signal.js";
import { normalizeSignal } from "../../engines/signal/normalize-signal.js";
import { refuseTooOld, retentionHorizon } from "../../engines/signal/retention.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records 1 to 1,000 CloudEvents, whole or not at all; one signal and one result per event, in order. An event that is
 * sent again, which is one of the same `source` and `id`, counts once. Errors: `signal_too_old`.
 *
 * @example
 * await operations.execute("incidents.signals.recordCloudEvents", { events: [{ specversion: "1.0", id: "7",
 *   source: "/probe", type: "probe.failed", data: { severity: "high" } }] }, context)
 */
export const recordCloudEvents = defineOperation({
  id: "incidents.signals.recordCloudEvents",
  kind: "process",
  permission: "signals.record",
  summary: "Records CloudEvents as signals.",
  input: recordCloudEventsInputSchema,
  output: recordCloudEventsOutputSchema,
  joinsTransaction: true,
  outputUnchecked: true,
  async handler({ events }, { ambient, recordSignals, aggregatorConfig }) {
    const receipt = { receivedAt: ambient.clock(), uuid: ambient.uuid };
    const signals = events.map((event) => normalizeSignal(cloudEventSignal(event), receipt));
    const horizon = retentionHorizon(await aggregatorConfig(), receipt.receivedAt);
    refuseTooOld(signals, horizon, (index) => `/events/${index}/time`);
    return { results: await recordSignals(signals) };
  },
});
