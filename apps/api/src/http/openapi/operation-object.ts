import { type CatalogueEntry, describeOperations, type OperationId } from "@hoc/incident-engines";
import type { Endpoint } from "../endpoint.js";
import { envelopeMetaSchema } from "../wrap-data.js";
import type { JsonSchema, OperationObject, Parameter, Reference, ResponseObject } from "./document-types.js";
import { BODY_EXAMPLES } from "./examples.js";
import { problemResponses } from "./problem-responses.js";
import type { ObjectParts, SchemaCollector } from "./schema-collector.js";

const CATALOGUE = new Map<OperationId, CatalogueEntry>(describeOperations().map((entry) => [entry.id, entry]));

const PREFLIGHT_ONLY = "Open in the preflight environment only; elsewhere it answers 403 `preflight_only`.";

/** Statuses that any operation can answer with. */
const ALWAYS = [400, 401, 403, 500, 503];
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
    ...(endpoint.preflightOnly && { description: PREFLIGHT_ONLY }),
    tags: [tagOf(endpoint)],
    security: [{ bearer: [] }],
    parameters: [
      ...inPath.map((name) => parameter("path", name, parts)),
      ...(reads ? rest.map((name) => parameter("query", name, parts)) : []),
      ...headerParameters(endpoint),
    ],
    ...(!reads && { requestBody: requestBody(endpoint.operation, parts, rest, collector) }),
    responses: {
      [endpoint.createsAt === undefined ? "200" : "201"]: success(endpoint, collector.output(entry.output), collector),
      ...problemResponses([...ALWAYS, ...(namesOne(endpoint) ? [404] : []), ...writeStatuses(endpoint)]),
    },
  };
}

/** Whether the path names one thing of the tenant, which may not be there. */
function namesOne({ path }: Endpoint): boolean {
  return /^\/v1\/(?:incidents|runs|policies\/\w+)\/:(?:incidentId|runId|policyId|violationId)\b/.test(path);
}

function entryOf(id: OperationId): CatalogueEntry {
  const entry = CATALOGUE.get(id);
  if (entry === undefined) throw new Error(`No operation is called ${id}.`);
  return entry;
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
  const example = BODY_EXAMPLES[operation];
  const content = { "application/json": { schema, ...(example !== undefined && { example }) } };
  return { required: parts.alternatives !== undefined || required.length > 0, content };
}

function success(endpoint: Endpoint, schema: JsonSchema, collector: SchemaCollector): ResponseObject {
  const created = endpoint.createsAt !== undefined;
  return {
    description: created ? "It is there." : "Done.",
    headers: {
      ...(created && { Location: { $ref: "#/components/headers/Location" } }),
      ...(hasVersion(schema, collector.schemas) && { ETag: { $ref: "#/components/headers/ETag" } }),
      "x-request-id": { $ref: "#/components/headers/RequestId" },
      "x-correlation-id": { $ref: "#/components/headers/CorrelationId" },
    },
    content: { "application/json": { schema: endpoint.envelope ? enveloped(schema, collector) : schema } },
  };
}

function enveloped(data: JsonSchema, collector: SchemaCollector): JsonSchema {
  return {
    type: "object",
    properties: { success: { type: "boolean", const: true }, data, meta: collector.output(envelopeMetaSchema) },
    required: ["success", "data", "meta"],
    additionalProperties: false,
  };
}

function hasVersion({ $ref }: JsonSchema, schemas: SchemaCollector["schemas"]): boolean {
  const { properties } = schemas[String($ref).split("/").at(-1) ?? ""] ?? {};
  return typeof properties === "object" && properties !== null && "version" in properties;
}

function writeStatuses({ method, takesIfMatch }: Endpoint): number[] {
  if (method === "GET") return [];
  return takesIfMatch === true ? [412, ...WRITES] : WRITES;
}
