import openapiTS, { astToString } from "openapi-typescript";
import { createApp, ENDPOINTS } from "../../apps/api/src/app.js";
import type { Endpoint } from "../../apps/api/src/http/endpoint.js";
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  Parameter,
  ResponseObject,
} from "../../apps/api/src/http/openapi/document-types.js";
import { uncallable } from "./uncallable.js";

const FOLDER = "packages/client/src/generated";
const NOTE = "// Made by `npm run docs` from the API's description of itself; change that, not this file.\n\n";

/** The part of the client that is made from the contract, by its path: the types, and where each operation is found. */
export async function clientCode(): Promise<[string, string][]> {
  const document = (await (await createApp(uncallable()).request("/v1/openapi.json")).json()) as OpenApiDocument;
  const operations = ENDPOINTS.map((endpoint) => operationOf(endpoint, document)).sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  requireOneEach(operations);
  const schemas: Record<string, JsonSchema> = { ...schemasOf(document) };
  for (const { id, input } of operations) schemas[id] = input;
  return [
    [`${FOLDER}/schemas.ts`, NOTE + (await typesOf(schemas))],
    [`${FOLDER}/operations.ts`, NOTE + operationsFile(operations)],
    [`${FOLDER}/endpoints.ts`, NOTE + endpointsFile(operations)],
  ];
}

/** An operation as the client calls it. */
interface ClientOperation {
  readonly id: string;
  readonly endpoint: ClientEndpoint;
  readonly input: JsonSchema;
  /** TypeScript of what it answers, and of one item where it pages. */
  readonly output: string;
  readonly item: string | undefined;
}

interface ClientEndpoint {
  readonly method: Endpoint["method"];
  readonly path: string;
  readonly answers: "json" | "envelope" | "file" | "envelope or file";
  readonly takesIfMatch: boolean;
  readonly sends?: typeof CLOUD_EVENTS;
  readonly items?: string;
}

/** How the client sends CloudEvents, of the ways that there are: all of them at once. */
const CLOUD_EVENTS = { member: "events", mediaType: "application/cloudevents-batch+json" } as const;

function operationOf(endpoint: Endpoint, document: OpenApiDocument): ClientOperation {
  const { operation: id, method, envelope, answersFile = [], takesIfMatch = false } = endpoint;
  const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
  const described = document.paths[path]?.[method.toLowerCase()];
  if (described === undefined) throw new Error(`${method} ${path} is not described.`);
  const input = inputOf(described, document);
  const answer = (described.responses["200"] ?? described.responses["201"]) as ResponseObject;
  const json = answer.content?.["application/json"]?.schema;
  const isFile = answersFile.length > 0;
  const onlyFile = json?.format === "binary";
  const data = envelope ? (json?.properties as Record<string, JsonSchema> | undefined)?.data : json;
  const items = pagedMember(data, input, document);
  const output = data === undefined || onlyFile ? undefined : typeOf(data);
  return {
    id,
    endpoint: {
      method,
      path,
      answers: onlyFile ? "file" : envelope ? (isFile ? "envelope or file" : "envelope") : "json",
      takesIfMatch,
      ...(endpoint.takesCloudEvents && { sends: CLOUD_EVENTS }),
      ...(items !== undefined && { items }),
    },
    input,
    output:
      output === undefined ? "FileAnswer" : isFile ? `(${output} & { readonly file: null }) | FileAnswer` : output,
    item: items && `${output}["${items}"][number]`,
  };
}

function requireOneEach(operations: readonly ClientOperation[]): void {
  const twice = operations.find(({ id }, index) => operations[index + 1]?.id === id);
  if (twice !== undefined)
    throw new Error(
      `${twice.id} has two endpoints; the client calls an operation by its id, so say which one it uses.`,
    );
}

/** Everything that an operation takes, wherever the request carries it. */
function inputOf({ parameters = [], requestBody }: OperationObject, document: OpenApiDocument): JsonSchema {
  const given = parameters.filter((one): one is Parameter => "name" in one && one.in !== "header");
  const body = resolved(requestBody?.content["application/json"]?.schema ?? {}, document) as ObjectSchema;
  const outside = {
    type: "object",
    properties: Object.fromEntries(
      given.map(({ name, schema, description }) => [name, { ...schema, ...(description && { description }) }]),
    ),
    required: given.filter(({ required }) => required).map(({ name }) => name),
  };
  const events = requestBody?.content[CLOUD_EVENTS.mediaType]?.schema;
  if (events !== undefined)
    return { type: "object", properties: { events }, required: ["events"], additionalProperties: false };
  if (body.oneOf !== undefined) return given.length === 0 ? body : { allOf: [outside, body] };
  const properties = { ...outside.properties, ...body.properties };
  return {
    type: "object",
    properties,
    required: [...outside.required, ...(body.required ?? [])],
    additionalProperties: false,
  };
}

interface ObjectSchema extends JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
}

/** The member that holds the items of a list that goes by pages. */
function pagedMember(data: JsonSchema | undefined, input: JsonSchema, document: OpenApiDocument): string | undefined {
  const asked = Object.keys((input as ObjectSchema).properties ?? {});
  const { properties = {} } = resolved(data ?? {}, document) as ObjectSchema;
  if (!("hasMore" in properties) || !(asked.includes("cursor") || asked.includes("offset"))) return undefined;
  const lists = Object.keys(properties).filter((name) => properties[name]?.type === "array");
  if (lists.length !== 1) throw new Error(`A page holds one list, not ${lists.join(" and ")}.`);
  return lists[0];
}

function resolved(schema: JsonSchema, document: OpenApiDocument): JsonSchema {
  return typeof schema.$ref === "string" ? (schemasOf(document)[nameOf(schema)] ?? {}) : schema;
}

function schemasOf({ components }: OpenApiDocument): Readonly<Record<string, JsonSchema>> {
  return components.schemas as Readonly<Record<string, JsonSchema>>;
}

function nameOf(schema: JsonSchema): string {
  return String(schema.$ref).replace("#/components/schemas/", "");
}

function typeOf(schema: JsonSchema): string {
  if (typeof schema.$ref !== "string") throw new Error("Answers have a name of their own.");
  return `Schemas["${nameOf(schema)}"]`;
}

async function typesOf(schemas: Readonly<Record<string, JsonSchema>>): Promise<string> {
  const description = {
    openapi: "3.1.0",
    info: { title: "HOC Incidents", version: "1" },
    paths: {},
    components: { schemas },
  };
  const nodes = await openapiTS(JSON.stringify(description), {
    alphabetize: true,
    immutable: true,
    defaultNonNullable: false,
  });
  const text = astToString(nodes);
  const start = text.indexOf("interface components");
  return `${text.slice(start, text.indexOf("export type $defs"))}
/** Every shape of the contract by its name, and what each operation takes by its id. */
export type Schemas = components["schemas"];
`;
}

function operationsFile(operations: readonly ClientOperation[]): string {
  const lines = operations.map(({ id, output, item }) => {
    const more = item === undefined ? "" : ` readonly item: ${item};`;
    return `  readonly "${id}": { readonly input: Schemas["${id}"]; readonly output: ${output};${more} };`;
  });
  return `import type { FileAnswer } from "../file-answer.js";
import type { Schemas } from "./schemas.js";

/** What every operation takes and answers, and of a list one of its items. */
export interface ClientOperations {
${lines.join("\n")}
}
`;
}

function endpointsFile(operations: readonly ClientOperation[]): string {
  const lines = operations.map(({ id, endpoint }) => `  "${id}": ${JSON.stringify(endpoint)},`);
  return `import type { ClientEndpoint } from "../client-endpoint.js";
import type { ClientOperations } from "./operations.js";

/** Where every operation is found. */
export const ENDPOINTS: Readonly<Record<keyof ClientOperations, ClientEndpoint>> = {
${lines.join("\n")}
};
`;
}
