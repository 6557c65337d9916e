import type { HistoricalMatch } from "../failures/recovery.js";
import type { EvidenceType, StoredEvidence } from "../incident/evidence.js";
import type { Incident } from "../incident/incident.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";

/** Evidence that is about to be stored. */
export interface NewEvidence {
  readonly evidenceId: string;
  readonly incidentId: string;
  readonly evidenceType: EvidenceType;
  readonly recoveryExecuted: boolean;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Instant;
}

/** Stores and reads what was found out about incidents. */
export interface IncidentEvidenceDriver {
  /** Stores evidence and gives it as it is stored, in the order given. */
  insertEvidence(tenantId: string, evidence: readonly NewEvidence[]): Promise<StoredEvidence[]>;
  /** Evidence of an incident in the order it was recorded, at most `limit`. */
  listEvidence(tenantId: string, incidentId: string, limit: number, at?: ReadPoint): Promise<StoredEvidence[]>;
  /**
   * What was done to recover from earlier incidents of the same signature, the last done first, at most `limit`. It
   * succeeded where its evidence says so.
   */
  fetchRecoveryHistory(
    tenantId: string,
    incident: Pick<Incident, "createdAt" | "recurrenceSignature" | "signatureVersion">,
    limit: number,
    at?: ReadPoint,
  ): Promise<HistoricalMatch[]>;
}
