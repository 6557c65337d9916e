import type { Instant, ParsedSignal, Signal } from "@hoc/incident-schemas";
import type { UuidFn } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "../sha256.js";
import { contentDigest } from "./content-digest.js";
import { derivedSignalId } from "./derived-signal-id.js";

/** What a signal gets on its receipt. */
export interface Receipt {
  readonly receivedAt: Instant;
  readonly uuid: UuidFn;
}

/**
 * Makes a validated signal ready for the aggregator: gives it an id (the caller's; else one derived from what it is
 * about; else a fresh one), its instant of receipt, and the digests of its details and of all it says. What the caller
 * left out becomes null. A signal of a run belongs to that run.
 *
 * @example normalizeSignal(signalInputSchema.parse({ triggerType: "failure_spike" }), { receivedAt: clock(), uuid })
 */
export function normalizeSignal(parsed: ParsedSignal, receipt: Receipt): Signal {
  const details = parsed.details === undefined ? null : JSON.stringify(parsed.details);
  const content = {
    triggerType: parsed.triggerType,
    triggerValue: parsed.triggerValue ?? null,
    kind: parsed.kind,
    reference: parsed.reference ?? null,
    fingerprint: parsed.fingerprint ?? null,
    state: parsed.state,
    costMicros: parsed.costMicros ?? null,
    causedBy: parsed.causedBy ?? null,
    occurredAt: parsed.occurredAt ?? null,
    initialSeverity: parsed.initialSeverity ?? null,
    category: parsed.category ?? null,
    errorCode: parsed.errorCode ?? null,
    errorMessage: parsed.errorMessage ?? null,
    title: parsed.title ?? null,
    description: parsed.description ?? null,
    agentId: parsed.agentId ?? null,
    runId: parsed.runId ?? (parsed.kind === "run" ? (parsed.reference ?? null) : null),
    policyId: parsed.policyId ?? null,
    violationId: parsed.violationId ?? null,
    autoAction: parsed.autoAction ?? null,
    isSynthetic: parsed.isSynthetic,
    syntheticScenarioId: parsed.syntheticScenarioId ?? null,
    detailsDigest: details === null ? null : sha256Hex(details),
  };
  return {
    signalId: signalIdOf(parsed, receipt.uuid),
    receivedAt: receipt.receivedAt,
    ...content,
    details,
    contentDigest: contentDigest(content),
  };
}

function signalIdOf({ signalId, kind, reference, triggerType, state }: ParsedSignal, uuid: UuidFn): string {
  if (signalId !== undefined) return signalId;
  if (reference !== undefined) return derivedSignalId({ kind, reference, triggerType, state });
  return `sig_${uuid()}`;
}
