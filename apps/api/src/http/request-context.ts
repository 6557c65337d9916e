import { microsOf } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { MiddlewareHandler } from "hono";
import type { Caller } from "./caller.js";
import { headersOfEveryAnswer, newRequestId } from "./every-answer.js";
import { type ObservedRequest, observedMethod } from "./observed-request.js";

/** What is known of a request while it is answered. */
export interface RequestContext {
  Variables: {
    requestId: string;
    /** What ties this request to others of the same work; its own id when nothing else does. */
    correlationId: string;
    /** Path of the route that answers; absent when there is none. */
    route: string | undefined;
    /** Absent until the request is authenticated. */
    caller: Caller | undefined;
  };
}

/** What {@link requestContext} needs. */
export interface RequestContextDependencies {
  readonly ambient: Pick<Ambient, "clock" | "logger" | "randomHex">;
  /** Told of every request when it is answered. */
  readonly observe?: ((request: ObservedRequest) => void) | undefined;
}

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** Gives the request its id, writes what every answer carries, and logs the request in one line. */
export function requestContext({ ambient, observe }: RequestContextDependencies): MiddlewareHandler<RequestContext> {
  const { clock, logger, randomHex } = ambient;
  return async (c, next) => {
    const started = clock();
    const requestId = requestIdOf(c.req.header("x-request-id")) ?? newRequestId(randomHex);
    const correlationId = requestIdOf(c.req.header("x-correlation-id")) ?? requestId;
    c.set("requestId", requestId);
    c.set("correlationId", correlationId);
    await next();
    for (const [name, value] of Object.entries(headersOfEveryAnswer(requestId))) c.header(name, value);
    c.header("x-correlation-id", correlationId);
    const { method, path } = c.req;
    const micros = microsOf(clock()) - microsOf(started);
    const milliseconds = Math.round(micros / 1_000);
    observe?.({
      method: observedMethod(method),
      route: c.get("route") ?? "unmatched",
      status: c.res.status,
      seconds: micros / 1_000_000,
    });
    const { status } = c.res;
    const line = { requestId, correlationId, method, path, status, tenantId: c.get("caller")?.tenantId, milliseconds };
    if (status < 500) logger.info(line, "request");
    else if (status === 503) logger.warn({ ...line, err: c.error }, "request refused for now");
    else logger.error({ ...line, err: c.error }, "request failed");
  };
}

/** A request id as callers may bring it: short, and nothing that could forge a line of a log or a header. */
export function requestIdOf(header: string | undefined): string | undefined {
  return header !== undefined && REQUEST_ID.test(header) ? header : undefined;
}
