import type { NewPolicyEvaluation, UnitOfWork } from "@hoc/incident-schemas/ports";

/**
 * Stores an evaluation inside the transaction that a worker has open, and never commits it. Gives the evaluation's id, or
 * null when its run has one already. `incidents.policies.recordEvaluation` within a transaction does the same and tells
 * of it by event and audit record.
 *
 * @throws DomainError `isolation_unsupported` unless it is an open transaction at READ COMMITTED
 * @example await insertPolicyEvaluationWithCursor(unitOfWork, trx, "acme", evaluation) // "pev_1"
 */
export async function insertPolicyEvaluationWithCursor(
  unitOfWork: Pick<UnitOfWork, "within">,
  transaction: unknown,
  tenantId: string,
  evaluation: NewPolicyEvaluation,
): Promise<string | null> {
  const recorded = await unitOfWork
    .within(transaction)
    .write(tenantId, ({ policyViolations }) => policyViolations.insertPolicyEvaluation(tenantId, evaluation));
  return recorded ? evaluation.evaluationId : null;
}
