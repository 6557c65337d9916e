import {
  DEFAULT_RETENTION_DAYS,
  DomainError,
  type IncidentListResult,
  type Instant,
  type PublicListResponse,
  type publicListInputSchema,
} from "@hoc/incident-schemas";
import type { z } from "zod";
import type { FacadeScope } from "./incidents-facade.js";
import { listActiveIncidents, listHistoricalIncidents, listResolvedIncidents } from "./lists.js";

type Input = z.output<typeof publicListInputSchema>;

/** A page of the public list, before it is said to which request it belongs. */
export interface PublicListPage extends Omit<PublicListResponse, "meta"> {
  readonly asOf: Instant;
  readonly dataVersion: number;
}

/**
 * A page of one topic's list in its fixed order: active ones newest first, the others resolved last first.
 *
 * @throws DomainError `invalid_input` for an instant in the future
 * @example await listPublicIncidents({ ports, clock }, "acme", publicListInputSchema.parse({ topic: "active" }))
 */
export async function listPublicIncidents(scope: FacadeScope, tenantId: string, input: Input): Promise<PublicListPage> {
  const { topic, limit, offset } = input;
  const { items, total, hasMore, asOf, dataVersion } = await listOf(scope, tenantId, input);
  if (total === null) throw new DomainError("internal_error", "A list that was to be counted came without its total.");
  return {
    topic,
    incidents: items,
    total,
    hasMore,
    pagination: { limit, offset, nextOffset: hasMore ? offset + items.length : null },
    generatedAt: asOf,
    asOf,
    dataVersion,
  };
}

function listOf(scope: FacadeScope, tenantId: string, { topic, ...asked }: Input): Promise<IncidentListResult> {
  const { retentionDays = DEFAULT_RETENTION_DAYS, ...filters } = asked;
  const page = { ...filters, sortOrder: "desc", includeTotal: true } as const;
  switch (topic) {
    case "active":
      return listActiveIncidents(scope, tenantId, { ...page, sortBy: "created_at" });
    case "resolved":
      return listResolvedIncidents(scope, tenantId, {
        ...page,
        sortBy: "resolved_at",
        excludeHistorical: false,
        retentionDays,
      });
    case "historical":
      return listHistoricalIncidents(scope, tenantId, { ...page, sortBy: "resolved_at", retentionDays });
  }
}
