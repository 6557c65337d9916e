import { DomainError } from "@hoc/incident-schemas";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemOf } from "./problem.js";
import type { RequestContext } from "./request-context.js";

/** Answers whatever goes wrong with a problem; the line of the request in the log has what the caller is not told. */
export function answerErrors(app: Hono<RequestContext>): void {
  app.onError(answer);
  app.notFound((c) =>
    answer(new DomainError("unknown_route", `There is nothing at ${c.req.path}; /docs has what there is.`), c),
  );
}

function answer(error: unknown, c: Context<RequestContext>): Response {
  const { problem, headers } = problemOf(error, c.get("requestId"));
  return c.json(problem, problem.status as ContentfulStatusCode, headers);
}
