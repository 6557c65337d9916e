import { recordAlertsInputSchema, recordAlertsOutputSchema } from "@hoc/incident-schemas";
import { recordAlerts as recordAlertsOf } from "../../engines/intake/record-alerts.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records a notification of Alertmanager, one signal per alert, and tells what became of each. Nothing that Alertmanager
 * can send is refused: it does not send again what was refused.
 *
 * @example await operations.execute("incidents.signals.recordAlerts", notification, context)
 */
export const recordAlerts = defineOperation({
  id: "incidents.signals.recordAlerts",
  kind: "process",
  permission: "signals.record",
  summary: "Records the alerts of a notification of Alertmanager.",
  input: recordAlertsInputSchema,
  output: recordAlertsOutputSchema,
  joinsTransaction: true,
  outputUnchecked: true,
  async handler(notification, { context: { tenantId }, ambient, read, recordSignals, aggregatorConfig }) {
    const config = await aggregatorConfig();
    const recording = { read, recordSignals, config, receivedAt: ambient.clock(), uuid: ambient.uuid };
    const results = await recordAlertsOf(recording, tenantId, notification);
    const duplicates = results.filter(({ outcome }) => outcome === "duplicate").length;
    const recorded = results.length - duplicates;
    return { recorded, duplicates, truncated: notification.truncatedAlerts, results };
  },
});
