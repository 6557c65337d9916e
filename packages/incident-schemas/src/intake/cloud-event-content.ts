import { signalInputSchema } from "../incident/signal.js";
import type { JsonObject } from "../primitives/json-object.js";

/** The attributes that every event has or may have; what else it has are extensions. */
const ATTRIBUTES = ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema"] as const;

/** Members of a signal that `data` may say; an event names its signal itself, and all else is detail. */
export const cloudEventMembersSchema = signalInputSchema.omit({ signalId: true, details: true }).partial();

const MEMBERS = Object.keys(cloudEventMembersSchema.shape);

/**
 * The members of an event's `data` that are taken as a signal's, as they were sent: `severity` is another name of
 * `initialSeverity`, and a null is nothing said.
 *
 * @example cloudEventMembers({ data: { severity: "high", load: 0.5 } }) // { initialSeverity: "high" }
 */
export function cloudEventMembers({ data }: JsonObject): JsonObject {
  if (!isJsonObject(data)) return {};
  const { severity = null, initialSeverity = severity } = data;
  const members = { ...data, initialSeverity };
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => MEMBERS.includes(name) && value !== null),
  );
}

/**
 * What of an event is kept as the details of its signal: its attributes, its extensions, and what of its `data` is not
 * taken as the signal's.
 *
 * @example cloudEventDetails(event).extensions
 */
export function cloudEventDetails(event: JsonObject): JsonObject {
  const { data, data_base64, ...attributes } = event;
  const rest = isJsonObject(data) ? otherMembersOf(data) : data;
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
  const others = Object.entries(data).filter(([name]) => !MEMBERS.includes(name) && name !== "severity");
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** Whether a value is an object as JSON has it. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
