import type { AnalysisWindow } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import type { ReadExecutor } from "../executor.js";
import { incidentsAt } from "./incidents-at.js";

/**
 * The incidents `i` of an analysis, for `from … where …`: those created in the window, as they stood at its point.
 *
 * @example sql`select count(*) ${createdInWindow(executor, "acme", window)}`
 */
export function createdInWindow(executor: ReadExecutor, tenantId: string, window: AnalysisWindow): RawBuilder<unknown> {
  return sql`from ${incidentsAt(executor, tenantId, window.at)}
    where i.tenant_id = ${tenantId} ${counted(window)}
      and i.created_at between ${window.from}::timestamptz and ${window.to}::timestamptz`;
}

/** `and not i.is_synthetic`, unless synthetic incidents count. */
export function counted({ includeSynthetic }: Pick<AnalysisWindow, "includeSynthetic">): RawBuilder<unknown> {
  return includeSynthetic ? sql`` : sql`and not i.is_synthetic`;
}
