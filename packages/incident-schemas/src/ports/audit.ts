import type { AuditRecord } from "../audit/audit-record.js";

/** The append-only audit ledger. A failing audit fails the change that it is about. */
export interface AuditDriver {
  append(tenantId: string, records: readonly AuditRecord[]): Promise<void>;
}
