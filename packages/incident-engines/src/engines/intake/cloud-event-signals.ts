import {
  type CloudEvent,
  DomainError,
  EVENT_TYPES,
  type FieldIssue,
  invalidInput,
  type ParsedSignal,
} from "@hoc/incident-schemas";
import { cloudEventSignal } from "./cloud-event-signal.js";

/**
 * The signals of events, in their order, or a refusal that names every event and member that is not well-formed. Events
 * of this product are refused: an incident that is taken for a signal would open an incident about itself.
 *
 * @throws DomainError `invalid_input`
 * @example cloudEventSignals([{ specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" }])
 */
export function cloudEventSignals(events: readonly CloudEvent[]): ParsedSignal[] {
  const fields: FieldIssue[] = [];
  const signals = events.flatMap((event, index) => {
    try {
      refuseOwn(event);
      return [cloudEventSignal(event)];
    } catch (error) {
      if (!DomainError.isInstance(error)) throw error;
      const issues = error.details.fields ?? [];
      fields.push(...issues.map(({ pointer, message }) => ({ pointer: `/events/${index}${pointer}`, message })));
      return [];
    }
  });
  if (fields.length > 0) throw invalidInput(fields);
  return signals;
}

function refuseOwn({ type, source, dataschema = "" }: CloudEvent): void {
  const own =
    (EVENT_TYPES as readonly string[]).includes(type) ||
    source.startsWith("urn:hoc:tenant:") ||
    dataschema.startsWith("urn:hoc:event:");
  if (own)
    throw invalidInput([
      { pointer: "/type", message: "is an event of this product; what it says of itself is not taken as a signal" },
    ]);
}
