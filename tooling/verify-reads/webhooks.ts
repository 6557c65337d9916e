import { addSeconds } from "@hoc/incident-schemas";
import { type Body, type Chapter, type Deed, inTurn, markOf, READ_AT } from "./deeds.js";
import type { Tenant } from "./verified-app.js";

/** Names of the endpoints that are read: one that stands, one with two secrets, one that was changed, one that was removed. */
export const READ_HOOKS = ["hook-0", "hook-1", "hook-2", "hook-3"] as const;

/** Names of the events that are read on their way to an endpoint. */
export const READ_EVENTS = ["event-0", "event-1"] as const;

/** Events of which no two happen at the same instant. */
const EVENT_TYPES = ["policies.PolicyRuleCreated", "policies.PolicyViolationRecorded"];

const A_DAY_AGO = addSeconds(READ_AT, -86_400);

/** Endpoints of every kind, with events on their way to them. */
export function webhookChapters(tenant: Tenant): Chapter[] {
  return inTurn(
    addSeconds(READ_AT, -240),
    [
      ...READ_HOOKS.map((name) => make(tenant, name)),
      { path: "/v1/webhooks/endpoints/:hook-1/rotate", body: { overlapSeconds: 3_600 } },
      ...[0, 1].map(replayed),
      { path: "/v1/webhooks/endpoints/:hook-3/remove", body: { reason: `${markOf(tenant)}It moved.` } },
    ],
    10,
  );
}

/** What becomes of the endpoints after everything was read. */
export function laterWebhooks(tenant: Tenant): Deed[] {
  return [
    make(tenant, "hook-4"),
    { path: "/v1/webhooks/endpoints/:hook-0/remove", body: {} },
    { path: "/v1/webhooks/endpoints/:hook-1/remove", body: { reason: "It moved." } },
  ];
}

function make(tenant: Tenant, name: string): Deed {
  const description = `${markOf(tenant)}${name}`;
  const body = { url: `https://hooks.example.com/${name}`, description, eventTypes: EVENT_TYPES };
  return { path: "/v1/webhooks/endpoints", body, makes: { name, idIn: endpointIdIn } };
}

function replayed(index: number): Deed {
  const path = `/v1/webhooks/endpoints/:hook-${index}`;
  const makes = { name: `event-${index}`, askedAt: `${path}/deliveries`, idIn: newestEventIdIn };
  return { path: `${path}/replay`, body: { since: A_DAY_AGO }, makes };
}

function endpointIdIn({ endpoint }: Body): unknown {
  return (endpoint as { endpointId: string }).endpointId;
}

function newestEventIdIn({ items }: Body): unknown {
  return (items as { eventId: string }[])[0]?.eventId;
}
