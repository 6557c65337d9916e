import type { OperationContext, OperationId, OperationInput, Operations } from "@hoc/incident-engines";
import { DomainError, type ExportFile } from "@hoc/incident-schemas";
import type { Context } from "hono";
import type { Authenticate } from "./auth.js";
import { readJsonBody } from "./body.js";
import { readCloudEvents } from "./cloud-events.js";
import { noteDeprecatedUses } from "./deprecated-use.js";
import { deprecationHeaders } from "./deprecation.js";
import type { Endpoint } from "./endpoint.js";
import { etagOf, expectedVersionOf } from "./etag.js";
import { fileAnswer } from "./file-answer.js";
import { operationObject } from "./openapi/operation-object.js";
import { operationInput, requireNoQuery } from "./operation-input.js";
import type { LimitReads } from "./rate-limit.js";
import type { RequestContext, RequestContextDependencies } from "./request-context.js";
import { requestKeyOf } from "./request-key.js";
import { queryOf } from "./request-url.js";
import { type DeploymentEnvironment, requirePreflight } from "./require-preflight.js";
import type { Route } from "./route.js";
import { wrapData } from "./wrap-data.js";

/** What {@link bind} needs. */
export interface BindDependencies {
  readonly operations: Pick<Operations, "execute" | "answered">;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
  /** Slows a tenant that reads too often down; reads are unlimited without it. */
  readonly limitReads?: LimitReads | undefined;
  /** Where the server runs. */
  readonly currentEnvironment: DeploymentEnvironment;
  readonly ambient: RequestContextDependencies["ambient"];
}

/** Makes a route of an endpoint: authenticates, builds the operation's input, calls it and maps its output. */
export function bind(endpoint: Endpoint, dependencies: BindDependencies): Route {
  const { operations, authenticate, maxBodyBytes, limitReads, currentEnvironment, ambient } = dependencies;
  const { method, path, operation, deprecated } = endpoint;
  const readBody = endpoint.takesCloudEvents ? readCloudEvents : readJsonBody;
  const noteUse = deprecated && noteDeprecatedUses(`${method} ${path}`, deprecated, ambient);
  return {
    method,
    path,
    describe: (collector) => operationObject(endpoint, collector),
    async answer(c) {
      if (deprecated) for (const [name, value] of Object.entries(deprecationHeaders(deprecated))) c.header(name, value);
      const caller = await authenticate(c.req.header("authorization"));
      c.set("caller", caller);
      noteUse?.(c, caller.tenantId);
      if (method === "GET") await limitReads?.(c, caller.tenantId);
      if (endpoint.preflightOnly) requirePreflight(currentEnvironment);
      const context = { ...caller, requestId: c.get("requestId"), correlationId: c.get("correlationId") };
      const output = method === "GET" ? await read(c, context) : await write(c, context);
      return respond(c, output as Readonly<Record<string, unknown>>);
    },
  };

  function read(c: Context<RequestContext>, context: OperationContext): Promise<unknown> {
    const expectedVersion = ifMatchOf(endpoint, c);
    const { takesRepeated } = endpoint;
    const sources = { path: c.req.param(), query: queryOf(c.req.url), body: {}, expectedVersion, takesRepeated };
    return execute(operationInput(sources), context);
  }

  /** A request that was answered before is answered again before anything else of it is looked at, `If-Match` too. */
  async function write(c: Context<RequestContext>, caller: OperationContext): Promise<unknown> {
    requireNoQuery(queryOf(c.req.url));
    const path = c.req.param();
    const body = await readBody(c.req.raw, maxBodyBytes);
    const idempotency = requestKeyOf(c.req.header("idempotency-key"), { path, body });
    const context = { ...caller, idempotency };
    const before = idempotency && (await operations.answered(operation, context));
    if (before !== undefined) return before.output;
    const expectedVersion = ifMatchOf(endpoint, c);
    return execute(operationInput({ path, query: new URLSearchParams(), body, expectedVersion }), context);
  }

  /** What comes from outside may be anything; the operation checks it. */
  function execute(input: unknown, context: OperationContext): Promise<unknown> {
    return operations.execute(operation, input as OperationInput<OperationId>, context);
  }

  function respond(c: Context<RequestContext>, output: Readonly<Record<string, unknown>>): Response {
    const { createsAt, answersFile } = endpoint;
    const status = createsAt === undefined ? 200 : 201;
    if (createsAt !== undefined) c.header("location", placeOf(createsAt, output));
    if (answersFile === undefined) return respondJson(c, output, status);
    const { file, ...rest } = output;
    return file === null ? respondJson(c, rest, status) : respondFile(c, file as ExportFile, status);
  }

  function respondJson(c: Context<RequestContext>, output: object, status: 200 | 201): Response {
    if (endpoint.envelope) return c.json(wrapData(output, ambient.clock(), c.get("requestId")), status);
    const etag = etagOf(output);
    if (etag !== undefined) c.header("etag", etag);
    return c.json(output, status);
  }
}

function ifMatchOf(endpoint: Endpoint, c: Context<RequestContext>): number | undefined {
  const ifMatch = c.req.header("if-match");
  if (ifMatch !== undefined && endpoint.takesIfMatch === undefined)
    throw new DomainError("invalid_input", "This endpoint takes no If-Match; leave the header out.");
  return expectedVersionOf(ifMatch);
}

function respondFile(c: Context<RequestContext>, file: ExportFile, status: 200 | 201): Response {
  const { bytes, headers } = fileAnswer(file);
  return c.body(bytes, status, headers);
}

function placeOf(template: string, output: Readonly<Record<string, unknown>>): string {
  const valueAt = (path: string) =>
    path.split(".").reduce<unknown>((value, member) => (value as Readonly<Record<string, unknown>>)[member], output);
  return template.replaceAll(/:(\w+(?:\.\w+)*)/g, (_, path: string) => encodeURIComponent(String(valueAt(path))));
}
