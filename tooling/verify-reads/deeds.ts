import { addSeconds, type Instant } from "@hoc/incident-schemas";
import type { Tenant } from "./verified-app.js";

/** The instant that everything is read at. */
export const READ_AT: Instant = "2026-03-14T12:00:00.000000Z";

/** What only the foreign tenant's texts hold. */
export const FOREIGN_MARK = "foreign-secret";

/** What an endpoint answers. */
export type Body = Readonly<Record<string, unknown>>;

/** Something that the product gives an id when it is made. */
export interface Made {
  /** The name by which the history speaks of it. */
  readonly name: string;
  /** Where to ask for its id, when what makes it does not answer it. */
  readonly askedAt?: string;
  idIn(answer: Body): unknown;
}

/** Something that is done to a tenant. */
export interface Deed {
  /** The path that it is sent to, where `:name` is what was made under that name; or the id of an operation. */
  readonly path: string;
  readonly body: object;
  readonly makes?: Made;
}

/** Deeds at one instant: they are equal in time, so that their order decides nothing. */
export interface Chapter {
  readonly at: Instant;
  readonly deeds: readonly Deed[];
}

/** Ids of what the product made for a tenant, by their names. */
export type MadeIds = Readonly<Record<string, string>>;

/** Deeds whose order counts: some seconds after one another. */
export function inTurn(first: Instant, deeds: readonly Deed[], seconds = 60): Chapter[] {
  return deeds.map((deed, index) => ({ at: addSeconds(first, seconds * index), deeds: [deed] }));
}

/** What a tenant's texts begin with. */
export function markOf(tenant: Tenant): string {
  return tenant === "globex" ? `${FOREIGN_MARK} ` : "";
}
