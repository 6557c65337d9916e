import type { OperationId, OperationInput, Operations } from "@hoc/incident-engines";
import { DomainError } from "@hoc/incident-schemas";
import type { Context } from "hono";
import type { Authenticate } from "./auth.js";
import { readJsonBody } from "./body.js";
import type { Endpoint } from "./endpoint.js";
import { etagOf, expectedVersionOf } from "./etag.js";
import { operationInput, requireNoQuery } from "./operation-input.js";
import type { RequestContext } from "./request-context.js";
import type { Route } from "./route.js";

/** What {@link bind} needs. */
export interface BindDependencies {
  readonly operations: Pick<Operations, "execute">;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
}

/** Makes a route of an endpoint: authenticates, builds the operation's input, calls it and maps its output. */
export function bind(endpoint: Endpoint, { operations, authenticate, maxBodyBytes }: BindDependencies): Route {
  const { method, path, operation } = endpoint;
  return {
    method,
    path,
    async answer(c) {
      const caller = authenticate(c.req.header("authorization"));
      c.set("caller", caller);
      const input = method === "GET" ? readInput(endpoint, c) : await writeInput(endpoint, c, maxBodyBytes);
      const context = { ...caller, correlationId: c.get("requestId") };
      // What comes from outside may be anything; the operation checks it.
      const output: unknown = await operations.execute(operation, input as OperationInput<OperationId>, context);
      return respond(endpoint, c, output);
    },
  };
}

function readInput(endpoint: Endpoint, c: Context<RequestContext>) {
  const expectedVersion = ifMatchOf(endpoint, c);
  return operationInput({ path: c.req.param(), query: queryOf(c), body: {}, expectedVersion });
}

async function writeInput(endpoint: Endpoint, c: Context<RequestContext>, maxBodyBytes: number) {
  requireNoQuery(queryOf(c));
  const expectedVersion = ifMatchOf(endpoint, c);
  const body = await readJsonBody(c.req.raw, maxBodyBytes);
  return operationInput({ path: c.req.param(), query: new URLSearchParams(), body, expectedVersion });
}

function queryOf(c: Context<RequestContext>): URLSearchParams {
  return new URL(c.req.url).searchParams;
}

function ifMatchOf(endpoint: Endpoint, c: Context<RequestContext>): number | undefined {
  const ifMatch = c.req.header("if-match");
  if (ifMatch !== undefined && endpoint.takesIfMatch === undefined)
    throw new DomainError("invalid_input", "This endpoint takes no If-Match; leave the header out.");
  return expectedVersionOf(ifMatch);
}

function respond({ createsUnder }: Endpoint, c: Context<RequestContext>, output: unknown): Response {
  const etag = etagOf(output);
  if (etag !== undefined) c.header("etag", etag);
  if (createsUnder === undefined) return c.json(output as object, 200);
  c.header("location", `${createsUnder}/${encodeURIComponent(idOf(output))}`);
  return c.json(output as object, 201);
}

function idOf(output: unknown): string {
  return (output as { readonly id: string }).id;
}
