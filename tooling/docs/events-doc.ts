import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENT_CATALOGUE, EVENT_TYPES } from "@hoc/incident-schemas";
import { inWords, type JsonSchema, type Representable } from "./json-schema.js";
import { code, generatedDocument, table } from "./markdown.js";

const BASE = [
  ["eventId", "Unique; what a consumer dedupes on. `evt_` and a UUIDv7."],
  ["eventType", "One of the types below."],
  ["tenantId", "Whose event it is."],
  ["projectId", "`__system__` for events that belong to no project."],
  ["actorType", "Who did it: `user`, `system` or `sdk` (`founder` is a valid value that nothing here uses)."],
  ["actorId", "Who exactly."],
  [
    "decisionOwner",
    "The domain that decided: `incidents`, `analytics`, `runs`, `policies` or `costs`, as the type begins.",
  ],
  ["sequenceNo", "Rises within the tenant; events of a tenant are ordered by it. It has gaps."],
  ["schemaVersion", "Version of the event schemas."],
  ["occurredAt", "When it happened: UTC, six digits."],
] as const;

/** Members that every event of an incident's life has too. */
const OF_LIFECYCLE = [
  ["incidentId", "The incident."],
  ["incidentState", "Its lifecycle state after the event."],
] as const;

/** docs/events.md: the closed set of events with the members of each. */
export function eventsDoc(root: string): string {
  const sentences = eventSentences(root);
  return generatedDocument("Events", "`EVENT_CATALOGUE`", [
    "Every event is checked against its schema before it is stored, in the transaction that makes it true, and is " +
      "delivered to every sink at least once. The set is closed: these are all. Unknown members do not occur.",
    "## Members of every event",
    table(
      ["member", "meaning"],
      BASE.map(([name, meaning]) => [code(name), meaning]),
    ),
    "Events of an incident's life (`incidents.…`, but for what became no incident) say which incident they are about:",
    table(
      ["member", "meaning"],
      OF_LIFECYCLE.map(([name, meaning]) => [code(name), meaning]),
    ),
    "## Event types",
    ...EVENT_TYPES.flatMap((type) => [`### ${type}`, sentences.get(type) ?? missing(type), ...ownMembers(type)]),
  ]);
}

function ownMembers(type: (typeof EVENT_TYPES)[number]): string[] {
  const schema = EVENT_CATALOGUE[type] as Representable;
  const root = schema.toJSONSchema({ io: "output", unrepresentable: "any" }) as JsonSchema;
  const members = Object.entries((root.$defs?.[type] ?? root).properties ?? {});
  const isOfLifecycle = OF_LIFECYCLE.every(([name]) => members.some(([member]) => member === name));
  const shared = isOfLifecycle && type.startsWith("incidents.") ? [...BASE, ...OF_LIFECYCLE] : BASE;
  const base: readonly string[] = shared.map(([name]) => name);
  const unknown = base.filter((name) => !members.some(([member]) => member === name));
  if (unknown.length > 0) throw new Error(`${type} lacks ${unknown.join(", ")}`);
  const own = members.filter(([name]) => !base.includes(name));
  if (own.length === 0) return [];
  return [
    table(
      ["member", "type"],
      own.map(([name, member]) => [code(name), inWords(member, root, name)]),
    ),
  ];
}

/** The sentence above each event's schema. */
function eventSentences(root: string): Map<string, string> {
  const folder = join(root, "packages/incident-schemas/src/events");
  const found = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.includes(".test"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(
        /\/\*\* (?<sentence>[^*]+) \*\/\nexport const \w+ = (?:lifecycleEventSchema\(|eventSchema\(\s*"\w+",)\s*"(?<type>[^"]+)"/g,
      ),
    ]);
  return new Map(found.map(({ groups }) => [groups?.type ?? "", groups?.sentence ?? ""]));
}

function missing(type: string): never {
  throw new Error(`the schema of ${type} has no sentence above it`);
}
