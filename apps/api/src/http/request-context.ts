import { microsOf } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { MiddlewareHandler } from "hono";
import type { Caller } from "./auth.js";

/** What is known of a request while it is answered. */
export interface RequestContext {
  Variables: {
    requestId: string;
    /** Absent until the request is authenticated. */
    caller: Caller | undefined;
  };
}

/** What {@link requestContext} needs. */
export interface RequestContextDependencies {
  readonly ambient: Pick<Ambient, "clock" | "logger" | "randomHex">;
}

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** Gives the request its id, writes what every answer carries, and logs the request in one line. */
export function requestContext({ ambient }: RequestContextDependencies): MiddlewareHandler<RequestContext> {
  const { clock, logger, randomHex } = ambient;
  return async (c, next) => {
    const started = clock();
    const requestId = requestIdOf(c.req.header("x-request-id")) ?? `req-${randomHex(6)}`;
    c.set("requestId", requestId);
    await next();
    c.header("x-request-id", requestId);
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    const { method, path } = c.req;
    const milliseconds = Math.round((microsOf(clock()) - microsOf(started)) / 1_000);
    logger.info(
      { requestId, method, path, status: c.res.status, tenantId: c.get("caller")?.tenantId, milliseconds },
      "request",
    );
  };
}

/** A request id as callers may bring it: short, and nothing that could forge a line of a log or a header. */
export function requestIdOf(header: string | undefined): string | undefined {
  return header !== undefined && REQUEST_ID.test(header) ? header : undefined;
}
