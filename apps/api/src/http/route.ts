import { DomainError } from "@hoc/incident-schemas";
import type { Context, Hono } from "hono";
import type { Endpoint } from "./endpoint.js";
import type { OperationObject } from "./openapi/document-types.js";
import type { SchemaCollector } from "./openapi/schema-collector.js";
import { problemOf } from "./problem.js";
import type { RequestContext } from "./request-context.js";

/** A method and a path, and what answers there. */
export interface Route {
  readonly method: Endpoint["method"];
  readonly path: string;
  /** What the API's description says about it. */
  readonly describe: (collector: SchemaCollector) => OperationObject;
  answer(c: Context<RequestContext>): Response | Promise<Response>;
}

/** Adds routes to an app; the first that matches answers. On a path of theirs every other method is told what is allowed. */
export function mount(app: Hono<RequestContext>, routes: readonly Route[]): void {
  for (const { method, path, answer } of routes)
    app.on(method, path, (c) => {
      c.set("route", path);
      return answer(c);
    });
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes
      .filter((route) => route.path === path)
      .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
    app.all(path, (c) => {
      const error = new DomainError(
        "method_not_allowed",
        `${c.req.method} is not allowed here, only ${allowed.join(", ")}.`,
      );
      const { problem, headers } = problemOf(error, c.get("requestId"));
      return c.json(problem, 405, { ...headers, allow: allowed.join(", ") });
    });
  }
}
