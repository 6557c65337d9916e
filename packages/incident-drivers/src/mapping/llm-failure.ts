import type { FailureEvidence } from "@hoc/incident-schemas";
import type { StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { FAILURE_EVIDENCE, RUN_FAILURES } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

/** The select list of a stored failure. */
export function failureFields(alias: string) {
  return selectList(RUN_FAILURES.columns, alias);
}

/** The select list of stored evidence of a failure. */
export function failureEvidenceFields(alias: string) {
  return selectList(FAILURE_EVIDENCE.columns, alias);
}

/** A stored failure from its row, without its evidence. */
export function fromDbFailure(row: Record<string, unknown>): Omit<StoredLlmFailure, "evidence"> {
  const { id, tenantId, sequence, ...failure } = fromDb(RUN_FAILURES.columns, row);
  return { failureId: id, ...failure } as Omit<StoredLlmFailure, "evidence">;
}

/** Stored evidence from its row. It is immutable because the table is: rows of it are added and never changed. */
export function fromDbFailureEvidence(row: Record<string, unknown>): FailureEvidence {
  const { id, tenantId, failureId, sequence, recordedAt, ...evidence } = fromDb(FAILURE_EVIDENCE.columns, row);
  return { evidenceId: id, isImmutable: true, ...evidence } as FailureEvidence;
}
