import { issueSentence } from "../errors/issue-sentence.js";
import { EVENT_TYPES } from "../events/catalogue.js";
import { detailsSchema } from "../incident/signal.js";
import type { JsonObject } from "../primitives/json-object.js";
import { cloudEventDetails, cloudEventMembers, cloudEventMembersSchema, isJsonObject } from "./cloud-event-content.js";

const EXTENSION_NAME = /^[a-z0-9]+$/;

/** A member of an event that is not as it must be. */
interface Fault {
  readonly path: PropertyKey[];
  readonly message: string;
}

/**
 * What of an event is not as it must be beyond the types of its attributes: names of extensions, members of `data`, the
 * details that it would leave, and whether it is one of this product. It may be asked of events whose attributes are not
 * well-formed either, so that their senders hear of everything at once.
 *
 * @example cloudEventFaults({ ...event, data: { severity: "very" } })[0].path // ["data", "severity"]
 */
export function cloudEventFaults(event: JsonObject): Fault[] {
  return [...extensionFaults(event), ...ownFaults(event), ...memberFaults(event), ...detailFaults(event)];
}

function extensionFaults(event: JsonObject): Fault[] {
  const faults = Object.keys(event)
    .filter((name) => !EXTENSION_NAME.test(name) && name !== "data_base64")
    .map((name) => ({ path: [name], message: "must be named in lower-case letters and digits" }));
  const isTwice = event.data !== undefined && event.data_base64 !== undefined;
  return isTwice ? [...faults, { path: ["data_base64"], message: "must not stand beside data" }] : faults;
}

/** An incident that is taken for a signal would open an incident about itself, and so on for ever. */
function ownFaults({ type, source, dataschema }: JsonObject): Fault[] {
  const own =
    (EVENT_TYPES as readonly unknown[]).includes(type) ||
    begins(source, "urn:hoc:tenant:") ||
    begins(dataschema, "urn:hoc:event:");
  if (!own) return [];
  return [{ path: ["type"], message: "is an event of this product; what it says of itself is not taken as a signal" }];
}

function begins(value: unknown, beginning: string): boolean {
  return typeof value === "string" && value.startsWith(beginning);
}

function memberFaults(event: JsonObject): Fault[] {
  const members = cloudEventMembers(event);
  const { error } = cloudEventMembersSchema.safeParse(members, { error: issueSentence });
  const faults = (error?.issues ?? []).map(({ path: [name = "", ...deeper], message }) => ({
    path: ["data", name === "initialSeverity" ? severityIn(event.data) : name, ...deeper],
    message,
  }));
  if (members.kind !== "manual") return faults;
  return [...faults, { path: ["data", "kind"], message: "manual is for people; use incidents.write.createIncident" }];
}

function severityIn(data: unknown): string {
  return isJsonObject(data) && data.initialSeverity === undefined ? "severity" : "initialSeverity";
}

function detailFaults(event: JsonObject): Fault[] {
  const { error } = detailsSchema.safeParse(cloudEventDetails(event), { error: issueSentence });
  const path = event.data_base64 === undefined ? ["data"] : ["data_base64"];
  return (error?.issues ?? []).map(({ message }) => ({ path, message }));
}
