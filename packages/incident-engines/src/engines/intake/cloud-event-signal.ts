import {
  type CloudEvent,
  cloudEventDetails,
  cloudEventMembers,
  hostJsonText,
  type ParsedSignal,
  parseInput,
  signalInputSchema,
} from "@hoc/incident-schemas";
import { intakeSignalId } from "./intake-signal-id.js";
import { keptId } from "./kept-id.js";
import { triggerTypeOf } from "./trigger-type-of.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "cloud-event/v1";

/**
 * The signal of an event. Members of its `data` with the names of a signal's say what they say there, and `severity` is
 * another name of `initialSeverity`; what they do not say, the attributes of the event do.
 *
 * @example cloudEventSignal(event).reference // the event's subject, or its id
 */
export function cloudEventSignal(event: CloudEvent): ParsedSignal {
  const { id, source, type, subject, time } = event;
  return parseInput(signalInputSchema, {
    triggerType: triggerTypeOf(type),
    reference: keptId(subject ?? id),
    fingerprint: keptId(hostJsonText([source, type])),
    occurredAt: time,
    ...cloudEventMembers(event),
    signalId: intakeSignalId(DERIVATION, [source, id]),
    details: cloudEventDetails(event),
  });
}
