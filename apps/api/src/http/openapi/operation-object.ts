import { type CatalogueEntry, describeOperations, type OperationId } from "@hoc/incident-engines";
import { z } from "zod";
import { deprecationText } from "../deprecation.js";
import type { Endpoint } from "../endpoint.js";
import { envelopeMetaSchema } from "../wrap-data.js";
import type { Content, JsonSchema, OperationObject, Parameter, Reference, ResponseObject } from "./document-types.js";
import { BODY_EXAMPLES } from "./examples.js";
import { problemResponses, READ_LIMIT_HEADERS } from "./problem-responses.js";
import type { ObjectParts, SchemaCollector } from "./schema-collector.js";

const CATALOGUE = new Map<OperationId, CatalogueEntry>(describeOperations().map((entry) => [entry.id, entry]));

const PREFLIGHT_ONLY = "Open in the preflight environment only; elsewhere it answers 403 `preflight_only`.";

/** A file, as the tools that show descriptions know it. */
const BINARY = { type: "string", format: "binary" } as const;

/** Statuses that any operation can answer with. */
const ALWAYS = [400, 401, 403, 500, 503];
/** Statuses of operations that read: what is sent in is never limited. */
const READS = [429];
/** Statuses of operations that change something. */
const WRITES = [409, 413, 415, 422];

/**
 * Describes an endpoint by the schemas of its operation, each member where `bind` takes it from: those named in the
 * path, the rest from the query of a read and the body of a write.
 */
export function operationObject(endpoint: Endpoint, collector: SchemaCollector): OperationObject {
  const entry = entryOf(endpoint.operation);
  const parts = collector.input(entry.input);
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const reads = endpoint.method === "GET";
  const rest = Object.keys(parts.members).filter((name) => !inPath.includes(name));
  return {
    operationId: entry.id,
    summary: entry.summary,
    ...describedFurther(endpoint),
    tags: [tagOf(endpoint)],
    security: [{ bearer: [] }],
    parameters: [
      ...inPath.map((name) => parameter("path", name, parts)),
      ...(reads ? rest.map((name) => parameter("query", name, parts)) : []),
      ...headerParameters(endpoint),
    ],
    ...(!reads && {
      requestBody: endpoint.takesCloudEvents
        ? cloudEventsBody(endpoint.operation, parts)
        : requestBody(endpoint.operation, parts, rest, collector),
    }),
    responses: {
      [endpoint.createsAt === undefined ? "200" : "201"]: success(endpoint, entry, collector),
      ...problemResponses([...ALWAYS, ...(namesOne(endpoint) ? [404] : []), ...statusesOf(endpoint)]),
    },
  };
}

/** Operations whose path only narrows what they list; they answer with nothing where there is nothing. */
const NARROWED: readonly OperationId[] = [
  "incidents.query.getIncidentsForRun",
  "incidents.query.getRecurrenceForCategory",
  "analytics.artifacts.get",
];
/** Operations that name one thing of the tenant beside their path. */
const NAMED_ELSEWHERE: readonly OperationId[] = [
  "incidents.export.getConsistencyProof",
  "incidents.policies.createRule",
];

/** Whether the request names one thing of the tenant, which may not be there. */
function namesOne({ path, operation }: Endpoint): boolean {
  return (path.includes("/:") && !NARROWED.includes(operation)) || NAMED_ELSEWHERE.includes(operation);
}

function entryOf(id: OperationId): CatalogueEntry {
  const entry = CATALOGUE.get(id);
  if (entry === undefined) throw new Error(`No operation is called ${id}.`);
  return entry;
}

function describedFurther({
  preflightOnly,
  deprecated,
}: Endpoint): Pick<OperationObject, "description" | "deprecated"> {
  const sentences = [...(preflightOnly ? [PREFLIGHT_ONLY] : []), ...(deprecated ? [deprecationText(deprecated)] : [])];
  return {
    ...(sentences.length > 0 && { description: sentences.join(" ") }),
    ...(deprecated && { deprecated: true }),
  };
}

function tagOf({ path }: Endpoint): string {
  return path.split("/")[2] ?? "";
}

function parameter(place: "path" | "query", name: string, { members, required }: ObjectParts): Parameter {
  const { description, ...schema } = members[name] ?? {};
  return {
    name,
    in: place,
    required: required.includes(name),
    ...(typeof description === "string" && { description }),
    schema,
  };
}

function headerParameters({ method, takesIfMatch }: Endpoint): Reference[] {
  return [
    ...(method !== "GET" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(takesIfMatch === true ? [{ $ref: "#/components/parameters/IfMatch" }] : []),
    { $ref: "#/components/parameters/RequestId" },
    { $ref: "#/components/parameters/CorrelationId" },
  ];
}

function requestBody(operation: OperationId, parts: ObjectParts, names: readonly string[], collector: SchemaCollector) {
  const required = parts.required.filter((name) => names.includes(name));
  const members = {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, parts.members[name]])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
  const schema = collector.add(parts.name, parts.alternatives ?? members);
  const example = names.length === 0 && parts.alternatives === undefined ? {} : BODY_EXAMPLES[operation];
  const content = { "application/json": { schema, ...(example !== undefined && { example }) } };
  return { required: parts.alternatives !== undefined || required.length > 0, content };
}

/** One event or several; in binary mode the attributes are headers, which no schema of a body can show. */
function cloudEventsBody(operation: OperationId, { members }: ObjectParts) {
  const events = members.events ?? {};
  const [example] = (BODY_EXAMPLES[operation]?.events ?? []) as readonly unknown[];
  const content = {
    "application/cloudevents+json": { schema: events.items as JsonSchema, ...(example !== undefined && { example }) },
    "application/cloudevents-batch+json": { schema: events },
  };
  return { required: true, content };
}

function success(endpoint: Endpoint, entry: CatalogueEntry, collector: SchemaCollector): ResponseObject {
  const created = endpoint.createsAt !== undefined;
  const content = contentOf(endpoint, entry, collector);
  return {
    description: created ? "It is there." : "Done.",
    headers: {
      ...(created && { Location: { $ref: "#/components/headers/Location" } }),
      ...(hasVersion(content["application/json"]?.schema, collector.schemas) && {
        ETag: { $ref: "#/components/headers/ETag" },
      }),
      ...(endpoint.answersFile && {
        "content-disposition": { $ref: "#/components/headers/ContentDisposition" },
        "repr-digest": { $ref: "#/components/headers/ReprDigest" },
      }),
      ...(endpoint.deprecated && {
        deprecation: { $ref: "#/components/headers/Deprecation" },
        sunset: { $ref: "#/components/headers/Sunset" },
        link: { $ref: "#/components/headers/Link" },
      }),
      ...(endpoint.method === "GET" && READ_LIMIT_HEADERS),
      "x-request-id": { $ref: "#/components/headers/RequestId" },
      "x-correlation-id": { $ref: "#/components/headers/CorrelationId" },
    },
    content,
  };
}

/** What comes back by its media type: an output as JSON, and where there is a file in it, that file as it is. */
function contentOf(
  { envelope, answersFile = [] }: Endpoint,
  entry: CatalogueEntry,
  collector: SchemaCollector,
): Content {
  const files = Object.fromEntries(answersFile.map((mediaType) => [mediaType, { schema: BINARY }]));
  if (answersFile.includes("application/json")) return files;
  const data = collector.output(answersFile.length === 0 ? entry.output : withoutFile(entry));
  return { "application/json": { schema: envelope ? enveloped(data, collector) : data }, ...files };
}

function withoutFile({ output }: CatalogueEntry): z.ZodType {
  if (!(output instanceof z.ZodObject)) throw new Error("Only an object has a file as its member.");
  return output.omit({ file: true }).meta({ ...output.meta() });
}

function enveloped(data: JsonSchema, collector: SchemaCollector): JsonSchema {
  return {
    type: "object",
    properties: { success: { type: "boolean", const: true }, data, meta: collector.output(envelopeMetaSchema) },
    required: ["success", "data", "meta"],
    additionalProperties: false,
  };
}

function hasVersion(schema: JsonSchema | undefined, schemas: SchemaCollector["schemas"]): boolean {
  const { properties } = schemas[String(schema?.$ref).split("/").at(-1) ?? ""] ?? {};
  return typeof properties === "object" && properties !== null && "version" in properties;
}

function statusesOf({ method, takesIfMatch, answersFile }: Endpoint): number[] {
  if (method === "GET") return answersFile === undefined ? READS : [409, 422, ...READS];
  return takesIfMatch === true ? [412, ...WRITES] : WRITES;
}
