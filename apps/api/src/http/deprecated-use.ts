import { type EpochMicros, MICROS_PER_SECOND, microsOf } from "@hoc/incident-schemas";
import type { Ambient } from "@hoc/incident-schemas/ports";
import type { Context } from "hono";
import type { Deprecation } from "./deprecation.js";
import type { RequestContext } from "./request-context.js";

const MINUTE = 60 * MICROS_PER_SECOND;
const USER_AGENT_LENGTH = 100;

/**
 * Warns in the log that a tenant still uses a deprecated endpoint, at most once a minute for each tenant, so that its
 * people can be told before it goes. Nothing of the request but its ids and what {@link clientHint} leaves is in the line.
 *
 * @example const noteUse = noteDeprecatedUses("GET /v1/incidents", deprecated, ambient);
 */
export function noteDeprecatedUses(
  route: string,
  { successor, sunset }: Deprecation,
  { clock, logger }: Pick<Ambient, "clock" | "logger">,
): (c: Context<RequestContext>, tenantId: string) => void {
  const noted = new Map<string, EpochMicros>();
  return (c, tenantId) => {
    const now = microsOf(clock());
    forgetBefore(now - MINUTE);
    if (noted.has(tenantId)) return;
    noted.set(tenantId, now);
    const ids = { requestId: c.get("requestId"), correlationId: c.get("correlationId"), tenantId };
    const userAgent = clientHint(c.req.header("user-agent"));
    logger.warn({ ...ids, route, successor, sunset, userAgent }, "a deprecated endpoint is used");
  };

  /** The tenants stand in the order of their lines, so that no more than those of the last minute are kept or looked at. */
  function forgetBefore(at: EpochMicros): void {
    for (const [tenantId, notedAt] of noted) {
      if (notedAt > at) return;
      noted.delete(tenantId);
    }
  }
}

/**
 * A client's name for itself as the log may have it: in one line, without what steers a terminal, 100 characters at most.
 *
 * @example clientHint("curl/8.5.0\u001b[2J") // "curl/8.5.0[2J"
 */
export function clientHint(userAgent: string | undefined): string | undefined {
  if (userAgent === undefined) return undefined;
  const printable = userAgent.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "");
  return Array.from(printable).slice(0, USER_AGENT_LENGTH).join("");
}
