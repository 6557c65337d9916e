import {
  type createIncidentInputSchema,
  MANUAL_TRIGGER_TYPE,
  parseInput,
  type Signal,
  signalInputSchema,
} from "@hoc/incident-schemas";
import type { z } from "zod";
import { normalizeSignal, type Receipt } from "./normalize-signal.js";

/** To open an incident by hand. */
export type CreateIncident = z.output<typeof createIncidentInputSchema>;

/**
 * The signal by which a person opens an incident. It is about itself: its reference is its own id, so that no other
 * signal ever joins it by its key.
 *
 * @throws DomainError `invalid_input` when the details are longer than a signal's may be
 * @example manualSignal({ title: "Search is slow", severity: "high", category: "MANUAL" }, { receivedAt, uuid })
 */
export function manualSignal(command: CreateIncident, receipt: Receipt): Signal {
  const { severity, signalId = `sig_${receipt.uuid()}`, ...said } = command;
  const parsed = parseInput(signalInputSchema, {
    ...said,
    signalId,
    kind: "manual",
    triggerType: MANUAL_TRIGGER_TYPE,
    reference: signalId,
    initialSeverity: severity,
  });
  return normalizeSignal(parsed, receipt);
}
