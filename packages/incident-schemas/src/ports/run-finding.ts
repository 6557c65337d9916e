import type { FindingFilters, RunFinding } from "../detectors/finding.js";
import type { NewestFirstPage, ReadPoint } from "./read-point.js";

/** What a detector found, as it is about to be stored. */
export type NewRunFinding = Omit<RunFinding, "tenantId" | "recordedAt" | "sequence">;

/** Stores and reads what detectors found in runs, once per run and detector. */
export interface RunFindingDriver {
  /** Stores a finding; false when the detector found something in the run before, and then nothing changes. */
  insertFinding(tenantId: string, finding: NewRunFinding): Promise<boolean>;
  /** What was found in a run, in the order of recording. */
  fetchFindingsOfRun(tenantId: string, runId: string, at?: ReadPoint): Promise<RunFinding[]>;
  /** Findings recorded before `beforeSequence`, the last one first. */
  listFindings(tenantId: string, query: NewestFirstPage & { readonly filters: FindingFilters }): Promise<RunFinding[]>;
}
