import type { Contamination, FailureEvidenceType, LlmFailure, LlmFailureType } from "../failures/llm-failure.js";
import type { Instant } from "../primitives/instant.js";
import type { ReadPoint } from "./read-point.js";
import type { NewRunOutcome } from "./run.js";

/** A failure that is about to be stored. */
export interface NewLlmFailure {
  readonly failureId: string;
  readonly runId: string;
  readonly failureType: LlmFailureType;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly model: string;
  readonly requestId: string | null;
  readonly durationMs: number | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  /** SHA-256 in hex of what the host said, by which a repeated failure is told from a conflicting one. */
  readonly contentDigest: string;
}

/** Evidence that is about to be stored. */
export interface NewFailureEvidence {
  readonly evidenceId: string;
  readonly failureId: string;
  readonly evidenceType: FailureEvidenceType;
  readonly evidenceData: Readonly<Record<string, unknown>>;
  /** SHA-256 in hex of the canonical JSON of the evidence. */
  readonly contentHash: string;
  readonly createdAt: Instant;
}

/** A stored failure with the digest that its reports are compared by. */
export interface StoredLlmFailure extends LlmFailure {
  readonly contentDigest: string;
}

/** Stores and reads failed calls of models. */
export interface LlmFailureDriver {
  /** Stores the fact; false when the run has one of this request already, and then nothing changes. */
  insertFailure(tenantId: string, failure: NewLlmFailure): Promise<boolean>;
  /** Stores evidence of a fact. */
  insertEvidence(tenantId: string, evidence: NewFailureEvidence): Promise<void>;
  /** Marks the run as failed; false when the tenant has no such run, or it is over already. */
  updateRunFailed(tenantId: string, runId: string, outcome: NewRunOutcome): Promise<boolean>;
  /** The run's newest failure with its evidence, or `undefined`. */
  fetchFailureByRunId(tenantId: string, runId: string, at?: ReadPoint): Promise<StoredLlmFailure | undefined>;
  /**
   * What bears the run's name exactly and came after `since`, where nothing should: cost records and cost anomalies of
   * the run, and incidents that took a signal of it which is not about the failure of a model.
   */
  fetchContaminationCheck(
    tenantId: string,
    failure: { readonly runId: string; readonly requestId: string | null; readonly since: Instant },
  ): Promise<Contamination>;
}
