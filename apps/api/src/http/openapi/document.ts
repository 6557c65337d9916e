import type { Route } from "../route.js";
import type { OpenApiDocument, OperationObject } from "./document-types.js";
import { problemComponents } from "./problem-responses.js";
import { createSchemaCollector } from "./schema-collector.js";

const text = { type: "string" } as const;

const HEADERS = {
  Challenge: { description: "How to authenticate, as RFC 6750 writes it.", schema: text },
  ContentDisposition: { description: "Of a file, the name to save it under.", schema: text },
  CorrelationId: { description: "What ties this request to others of the same work.", schema: text },
  Deprecation: { description: "Of what is deprecated, since when, as RFC 9745 writes it.", schema: text },
  ETag: { description: "Version of the incident or webhook endpoint; send it back as If-Match.", schema: text },
  LimitOfReads: {
    description: "How many reads the tenant has in a window.",
    schema: { type: "integer", minimum: 0 },
  },
  Link: { description: "Of what is deprecated, what takes its place.", schema: text },
  Location: { description: "Where the new thing is.", schema: text },
  ReprDigest: { description: "Of a file, its SHA-256 as RFC 9530 writes it.", schema: text },
  ReadsPolicy: { description: "The limit and its window in seconds, such as `6000;w=60`.", schema: text },
  ReadsRemaining: {
    description: "How many reads are left in this window.",
    schema: { type: "integer", minimum: 0 },
  },
  ReadsReset: { description: "Seconds until the window is over.", schema: { type: "integer", minimum: 0 } },
  RequestId: { description: "The id under which the log speaks of this request.", schema: text },
  RetryAfter: { description: "Seconds to wait before the next attempt.", schema: { type: "integer", minimum: 1 } },
  Sunset: { description: "Of what is deprecated, from when on it may be gone.", schema: text },
};

const PARAMETERS = {
  CorrelationId: {
    name: "x-correlation-id",
    in: "header",
    required: false,
    description: "An id of the work that this request is a part of; the request's own id without it.",
    schema: { type: "string", pattern: "^[A-Za-z0-9._:-]{1,100}$" },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "Makes the request one that may be sent again: it is carried out once, and answered the same each time. A fresh key for each request; with other words the key is refused with 409.",
    schema: { type: "string", pattern: "^[!-~]{1,255}$" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: false,
    description: "The ETag of the version that the change is meant for; 412 when somebody was faster.",
    schema: text,
    example: '"3"',
  },
  RequestId: {
    name: "x-request-id",
    in: "header",
    required: false,
    description: "An id of the caller's own for this request; without it the server makes one.",
    schema: { type: "string", pattern: "^[A-Za-z0-9._:-]{1,100}$" },
  },
};

/**
 * Describes routes in OpenAPI 3.1, by the schemas that their operations check with.
 *
 * @example openApiDocument(routes).paths["/v1/signals"]?.post?.operationId // "incidents.signals.record"
 */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
  const collector = createSchemaCollector();
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const { method, path, describe } of routes) {
    const template = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[template] = { ...paths[template], [method.toLowerCase()]: describe(collector) };
  }
  const responses = problemComponents(collector);
  return {
    openapi: "3.1.0",
    info: {
      title: "HOC Incidents",
      version: "1",
      description: "Signals in, incidents out. Errors are `application/problem+json` (RFC 9457).",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: sorted(collector.schemas),
      responses,
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "A stored key, a JWT of the issuer, or a token of HOC_API_TOKENS.",
        },
      },
    },
  };
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
