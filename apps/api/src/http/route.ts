import { DomainError } from "@hoc/incident-schemas";
import type { Context, Hono } from "hono";
import { problemOf } from "./problem.js";
import type { RequestContext } from "./request-context.js";

/** A method and a path, and what answers there. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  answer(c: Context<RequestContext>): Response | Promise<Response>;
}

/** Adds routes to an app; the first that matches answers. On a path of theirs every other method is told what is allowed. */
export function mount(app: Hono<RequestContext>, routes: readonly Route[]): void {
  for (const { method, path, answer } of routes) app.on(method, path, (c) => answer(c));
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes
      .filter((route) => route.path === path)
      .flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
    app.all(path, (c) => {
      const error = new DomainError(
        "unknown_route",
        `${c.req.method} is not allowed here, only ${allowed.join(", ")}.`,
      );
      const { problem, headers } = problemOf(error, c.get("requestId"), 405);
      return c.json(problem, 405, { ...headers, allow: allowed.join(", ") });
    });
  }
}
