import {
  invalidInput,
  type ParsedSignal,
  recordSignalsInputSchema,
  recordSignalsOutputSchema,
} from "@hoc/incident-schemas";
import { keyedSignalUuid } from "../../engines/signal/keyed-signal-uuid.js";
import { normalizeSignal } from "../../engines/signal/normalize-signal.js";
import { refuseTooOld, retentionHorizon } from "../../engines/signal/retention.js";
import { defineOperation } from "../define-operation.js";

/**
 * Records 1 to 1,000 signals, whole or not at all; one result per signal, in order, with the incident that has it.
 *
 * @example await operations.execute("incidents.signals.record", { signals: [{ triggerType: "failure_spike" }] }, context)
 */
export const recordSignals = defineOperation({
  id: "incidents.signals.record",
  kind: "process",
  permission: "signals.record",
  summary: "Records signals and tells which incident took each.",
  input: recordSignalsInputSchema,
  output: recordSignalsOutputSchema,
  joinsTransaction: true,
  outputUnchecked: true,
  async handler(input, { context: { idempotency }, ambient, recordSignals, aggregatorConfig }) {
    refuseManual(input.signals);
    const receivedAt = ambient.clock();
    const signals = input.signals.map((signal, index) => {
      const uuid = idempotency === undefined ? ambient.uuid : () => keyedSignalUuid({ ...idempotency, index });
      return normalizeSignal(signal, { receivedAt, uuid });
    });
    refuseTooOld(signals, retentionHorizon(await aggregatorConfig(), receivedAt));
    return { results: await recordSignals(signals) };
  },
});

function refuseManual(signals: readonly ParsedSignal[]): void {
  const fields = signals.flatMap(({ kind }, index) =>
    kind === "manual"
      ? [{ pointer: `/signals/${index}/kind`, message: "manual is for people; use incidents.write.createIncident" }]
      : [],
  );
  if (fields.length > 0) throw invalidInput(fields);
}
