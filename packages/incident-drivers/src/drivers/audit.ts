import type { Ambient, AuditDriver } from "@hoc/incident-schemas/ports";
import { appendAudit } from "../database/append-audit.js";
import type { TenantHead } from "../database/tenant-head.js";
import type { WriteExecutor } from "../executor.js";

/** Binds the audit ledger to a write transaction. */
export function createAuditDriver(executor: WriteExecutor, head: TenantHead, ambient: Ambient): AuditDriver {
  return {
    async append(tenantId, records) {
      head.mustBe(tenantId);
      await appendAudit(executor, head, records, ambient);
    },
  };
}
