import type { Operations } from "@hoc/incident-engines";
import type { Plant } from "../verify/plant.js";
import { READ_AT } from "./deeds.js";

/** Runs an operation. */
type Execute = (id: string, input: Record<string, unknown>, context: { readonly tenantId: string }) => Promise<unknown>;

/** A defect of one read, as what is put in its place. */
export interface ReadPlant extends Plant {
  readonly operation: string;
  readonly instead: (execute: Execute) => Execute;
}

/** Defects that the reads are verified against; the row of each is its path. */
export const READ_PLANTS: Readonly<Record<string, ReadPlant>> = {
  "as-of-is-ignored": {
    says: "the list of what is active ignores the instant that it is asked for",
    row: "/v1/incidents/active",
    check: "as of",
    operation: "incidents.query.listActiveIncidents",
    instead:
      (execute) =>
      (id, { asOf: _, ...input }, context) =>
        execute(id, input, context),
  },
  "instant-is-only-named": {
    says: "the figures name the instant and read as things stand",
    row: "/v1/incidents/metrics",
    check: "repeatable",
    operation: "incidents.query.getMetrics",
    instead: readingLatest,
  },
  "order-is-that-of-recording": {
    says: "the order of the history is that in which it was recorded",
    row: "/v1/incidents/historical",
    check: "ties",
    operation: "incidents.query.listHistoricalIncidents",
    instead: (execute) => async (id, input, context) => {
      const output = (await execute(id, input, context)) as { items: unknown[] };
      return context.tenantId === "ecma" ? { ...output, items: output.items.toReversed() } : output;
    },
  },
  "foreign-thing-is-found": {
    says: "a foreign tenant's incident is found",
    row: "/v1/incidents/:incidentId",
    check: "tenants",
    operation: "incidents.query.getIncidentDetail",
    instead: lookingElsewhere,
  },
  "future-is-now": {
    says: "an instant in the future is taken for now",
    row: "/v1/stats",
    check: "refusals",
    operation: "incidents.query.getIncidentStats",
    instead:
      (execute) =>
      (id, { asOf, ...input }, context) =>
        execute(id, { ...input, ...(Date.parse(String(asOf)) > Date.parse(READ_AT) ? {} : { asOf }) }, context),
  },
  "pages-leave-rows-out": {
    says: "the pages of what was resolved leave a row out",
    row: "/v1/incidents/resolved",
    check: "pages",
    operation: "incidents.query.listResolvedIncidents",
    instead: (execute) => async (id, input, context) => {
      const output = (await execute(id, input, context)) as { items: unknown[] };
      return input.cursor === undefined ? output : { ...output, items: output.items.slice(1) };
    },
  },
};

/** Names the instant that it is asked for, and reads as things stand. */
export function readingLatest(execute: Execute): Execute {
  return async (id, { asOf, ...input }, context) => {
    const { dataVersion } = (await execute(id, { ...input, asOf }, context)) as Record<string, unknown>;
    const latest = (await execute(id, input, context)) as Record<string, unknown>;
    return { ...latest, dataVersion, ...(asOf === undefined ? {} : { asOf: READ_AT }) };
  };
}

/** Finds with a foreign tenant what a tenant does not have. */
export function lookingElsewhere(execute: Execute): Execute {
  return (id, input, context) =>
    execute(id, input, context).catch(() => execute(id, input, { ...context, tenantId: "globex" }));
}

/**
 * Operations, some of them with another in their place.
 *
 * @example disguised({ "incidents.query.getMetrics": readingLatest })(operations)
 */
export function disguised(instead: Readonly<Record<string, ReadPlant["instead"]>>) {
  return (operations: Operations): Pick<Operations, "execute" | "answered"> => {
    const execute = operations.execute as unknown as Execute;
    const changed: Execute = (id, input, context) => (instead[id]?.(execute) ?? execute)(id, input, context);
    return { execute: changed as unknown as Operations["execute"], answered: operations.answered };
  };
}
