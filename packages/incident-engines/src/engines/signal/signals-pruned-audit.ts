import type { Actor, AuditRecord, Instant } from "@hoc/incident-schemas";

/**
 * The audit record of deleted signals; it stands for the tenant's signals as a whole.
 *
 * @example signalsPrunedAudit("acme", 1_000, "2026-03-01T00:00:00.000000Z", { actor, at })
 */
export function signalsPrunedAudit(
  tenantId: string,
  prunedSignals: number,
  resolvedBefore: Instant,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): AuditRecord {
  return {
    eventType: "SignalsPruned",
    entityType: "SIGNAL",
    entityId: tenantId,
    actor,
    reason: null,
    before: null,
    after: { prunedSignals, resolvedBefore },
    at,
  };
}
