import type { StoredRun } from "@hoc/incident-schemas/ports";
import { column } from "../database/columns.js";
import { RUNS } from "../database/tables/index.js";
import { fromDb, selectList } from "./rows.js";

const SHOWN = {
  ...RUNS.columns,
  incidentCount: column("incident_count", "bigint"),
  policyViolation: column("policy_violation", "boolean"),
};

/** The select list of a run, its incidents counted. */
export function runFields(alias: string) {
  return selectList(SHOWN, alias);
}

/** A run from its row. */
export function fromDbRun(row: Record<string, unknown>): StoredRun {
  const { id, reportedStatus, outcomeSequence, outcomeRecordedAt, ...run } = fromDb(SHOWN, row);
  return { runId: id, ...run } as StoredRun;
}
