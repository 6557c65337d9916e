import { addSeconds } from "@hoc/incident-schemas";
import { type Body, type Chapter, type Deed, inTurn, markOf, READ_AT } from "./deeds.js";
import type { Tenant } from "./verified-app.js";

/** Names of the keys that are read: one that stands, one that was rotated, one whose time is over, one that ends. */
export const READ_KEYS = ["key-0", "key-1", "key-2", "key-3"] as const;

const HOUR = 3_600;

/** Keys of every status at the instant that everything is read at. */
export function accessChapters(tenant: Tenant): Chapter[] {
  return inTurn(addSeconds(READ_AT, -2 * HOUR), [
    issue(tenant, "key-0", { role: "responder", scopes: ["incidents.read"] }),
    issue(tenant, "key-1", { role: "viewer" }),
    issue(tenant, "key-2", { role: "ingest", expiresInSeconds: HOUR }),
    issue(tenant, "key-3", { role: "ingest" }),
    { path: "/v1/access/keys/:key-1/rotate", body: { overlapSeconds: HOUR } },
    { path: "/v1/access/keys/:key-3/rotate", body: { overlapSeconds: 24 * HOUR } },
  ]);
}

/** What becomes of the keys after everything was read. */
export function laterAccess(tenant: Tenant): Deed[] {
  return [
    issue(tenant, "key-4", { role: "viewer" }),
    { path: "/v1/access/keys/:key-0/rotate", body: {} },
    { path: "/v1/access/keys/:key-0/revoke", body: { reason: "It leaked." } },
    { path: "/v1/access/keys/:key-3/revoke", body: {} },
  ];
}

function issue(tenant: Tenant, name: string, powers: object): Deed {
  const body = { name: `${markOf(tenant)}${name}`, ...powers };
  return { path: "/v1/access/keys", body, makes: { name, idIn: keyIdIn } };
}

function keyIdIn({ key }: Body): unknown {
  return (key as { keyId: string }).keyId;
}
