import type { ExportFilters, ExportRecord } from "../exports/export-record.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** An export, as it is about to be noted. */
export type NewExport = Omit<ExportRecord, "recordedAt" | "sequence">;

/** The ledger of everything that was exported; rows are added, never changed. */
export interface ExportLedgerDriver {
  /** Notes an export. */
  insertExport(tenantId: string, record: NewExport): Promise<void>;
  /** One export, or `undefined`. */
  fetchExport(tenantId: string, exportId: string, at?: ReadPoint): Promise<ExportRecord | undefined>;
  /** Exports recorded before `beforeSequence`, the last one first. */
  listExports(tenantId: string, query: NewestFirstPage & { readonly filters: ExportFilters }): Promise<ExportRecord[]>;
}
