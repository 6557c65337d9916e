import { sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { rowsOf } from "./insert-rows.js";
import { POLICY_RULES } from "./tables/index.js";

/**
 * Whether a rule of this id or policy type, and not a disabled one, is in force; or was when the tenant had recorded up
 * to `sequence`.
 *
 * @example await hasRuleInForce(executor, "acme", "PII")
 */
export async function hasRuleInForce(
  executor: ReadExecutor,
  tenantId: string,
  named: string,
  sequence?: number,
): Promise<boolean> {
  const inForce =
    sequence === undefined
      ? sql`p.retired_sequence is null`
      : sql`p.sequence <= ${sequence}::int8 and (p.retired_sequence is null or p.retired_sequence > ${sequence}::int8)`;
  const found = await rowsOf(
    executor,
    sql`select 1 as found from ${tableRef(executor, POLICY_RULES)} as p
      where p.tenant_id = ${tenantId} and (p.id = ${named} or p.policy_type = ${named})
        and p.enforcement_mode <> 'DISABLED' and ${inForce}
      limit 1`,
  );
  return found.length > 0;
}
