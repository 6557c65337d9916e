import type { Incident, Instant } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { incidentsAt } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import type { ReadExecutor } from "../../executor.js";

/** How many other incidents of the same signature began from an instant on and before another. */
export async function countSimilarIncidents(
  executor: ReadExecutor,
  tenantId: string,
  { id, recurrenceSignature, signatureVersion }: Pick<Incident, "id" | "recurrenceSignature" | "signatureVersion">,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  at: ReadPoint,
): Promise<number> {
  const [row] = await rowsOf(
    executor,
    sql`select count(*)::text as n from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.recurrence_signature = ${recurrenceSignature}
        and i.signature_version = ${signatureVersion} and i.id <> ${id}
        and i.started_at >= ${from}::timestamptz and i.started_at < ${to}::timestamptz`,
  );
  return Number(row?.n);
}
