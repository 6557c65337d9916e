import {
  type CloudEvent,
  DomainError,
  type FieldIssue,
  hostJsonText,
  invalidInput,
  type JsonObject,
  type ParsedSignal,
  parseInput,
  signalInputSchema,
} from "@hoc/incident-schemas";
import { intakeSignalId } from "./intake-signal-id.js";
import { keptId } from "./kept-id.js";
import { triggerTypeOf } from "./trigger-type-of.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "cloud-event/v1";

/** The attributes that every event has or may have; what else it has are extensions. */
const ATTRIBUTES = ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema"] as const;

/** Members of an event's `data` that are taken as a signal's; an event names its signal itself, and all else is detail. */
const SIGNAL_MEMBERS = Object.keys(signalInputSchema.shape).filter((name) => name !== "signalId" && name !== "details");

/**
 * The signal of an event. Members of its `data` with the names of a signal's say what they say there, and `severity` is
 * another name of `initialSeverity`; what they do not say, the attributes of the event do.
 *
 * @throws DomainError `invalid_input` that names each member that is not well-formed, below the event
 * @example cloudEventSignal(event).reference // the event's subject, or its id
 */
export function cloudEventSignal(event: CloudEvent): ParsedSignal {
  const { id, source, type, subject, time } = event;
  const members = signalMembersOf(event.data);
  if (members.kind === "manual")
    throw invalidInput([
      { pointer: "/data/kind", message: "manual is for people; use incidents.write.createIncident" },
    ]);
  try {
    return parseInput(signalInputSchema, {
      triggerType: triggerTypeOf(type),
      reference: keptId(subject ?? id),
      fingerprint: keptId(hostJsonText([source, type])),
      occurredAt: time,
      ...members,
      signalId: intakeSignalId(DERIVATION, [source, id]),
      details: detailsOf(event),
    });
  } catch (error) {
    if (!DomainError.isInstance(error)) throw error;
    throw invalidInput((error.details.fields ?? []).map((issue) => ofEvent(issue, event.data)));
  }
}

function signalMembersOf(data: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(data)) return {};
  const { severity = null, initialSeverity = severity } = data;
  const members = { ...data, initialSeverity };
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => SIGNAL_MEMBERS.includes(name) && value !== null),
  );
}

function detailsOf(event: CloudEvent): JsonObject {
  const { data, data_base64, ...attributes } = event;
  const rest = isObject(data) ? otherMembersOf(data) : data;
  const extensions = Object.entries(attributes).filter(([name]) => !(ATTRIBUTES as readonly string[]).includes(name));
  const known = ATTRIBUTES.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]]));
  return {
    ...Object.fromEntries(known),
    ...(extensions.length > 0 && { extensions: Object.fromEntries(extensions) }),
    ...(rest !== undefined && { data: rest }),
    ...(data_base64 !== undefined && { data_base64 }),
  };
}

function otherMembersOf(data: JsonObject): JsonObject | undefined {
  const others = Object.entries(data).filter(([name]) => !SIGNAL_MEMBERS.includes(name) && name !== "severity");
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** Where in the event stands what a signal complains of. */
function ofEvent({ pointer, message }: FieldIssue, data: unknown): FieldIssue {
  const [, name = "", ...deeper] = pointer.split("/");
  if (name === "details") return { pointer: "/data", message };
  const calledSeverity = name === "initialSeverity" && isObject(data) && data.initialSeverity === undefined;
  return { pointer: ["/data", calledSeverity ? "severity" : name, ...deeper].join("/"), message };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
