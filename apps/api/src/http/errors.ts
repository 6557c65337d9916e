import { DomainError } from "@hoc/incident-schemas";
import type { Logger } from "@hoc/incident-schemas/ports";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problemOf } from "./problem.js";
import type { RequestContext } from "./request-context.js";

/** Answers whatever goes wrong with a problem, and logs what the caller is not told. */
export function answerErrors(app: Hono<RequestContext>, logger: Logger): void {
  app.onError((error, c) => {
    const response = answer(error, c);
    if (response.status >= 500) {
      const { requestId, correlationId } = c.var;
      logger.error({ err: error, requestId, correlationId }, "request failed");
    }
    return response;
  });
  app.notFound((c) => answer(new DomainError("unknown_route", `There is nothing at ${c.req.path}.`), c));
}

function answer(error: unknown, c: Context<RequestContext>): Response {
  const { problem, headers } = problemOf(error, c.get("requestId"));
  return c.json(problem, problem.status as ContentfulStatusCode, headers);
}
