import { addSeconds } from "@hoc/incident-schemas";
import { type Chapter, type Deed, inTurn, markOf, READ_AT } from "./deeds.js";
import type { Tenant } from "./verified-app.js";

const HOUR = 3_600;

/** Costs of three days, added up by the hour, and how features are called: one of them twice. */
export function costChapters(tenant: Tenant): Chapter[] {
  return inTurn(addSeconds(READ_AT, -1.5 * HOUR), [
    spend(
      tenant,
      Array.from({ length: 60 }, (_, index) => index * 3_960 - 66 * HOUR),
    ),
    ...["chat", "search", "mail", "draft", "chat"].map((tag, index) => nameFeature(tenant, tag, index)),
    { path: "/v1/costs/snapshots", body: {} },
  ]);
}

/** What is spent, late and new, named and added up only after everything was read. */
export function laterCosts(tenant: Tenant): Deed[] {
  return [
    spend(tenant, [-3 * HOUR, -50 * HOUR]),
    nameFeature(tenant, "mail", 9),
    { path: "/v1/costs/snapshots", body: {} },
  ];
}

function spend(tenant: Tenant, seconds: readonly number[]): Deed {
  const records = seconds.map((at, index) => ({
    model: `${markOf(tenant)}model-${index % 12}`,
    featureTag: ["chat", "search", "mail", "draft"][index % 4],
    ...(index % 3 === 0 ? {} : { userId: `${markOf(tenant)}user-${index % 5}` }),
    costMicros: 3_333 + index * 77_777,
    occurredAt: addSeconds(READ_AT, at),
  }));
  return { path: "/v1/costs/records", body: { records } };
}

function nameFeature(tenant: Tenant, tag: string, index: number): Deed {
  return { path: "/v1/costs/features", body: { tag, displayName: `${markOf(tenant)}Feature ${index}` } };
}
