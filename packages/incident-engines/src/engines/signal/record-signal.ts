import { DomainError, type RecordResult, type Signal } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import { refuseTooOld, retentionHorizon } from "./retention.js";

/**
 * Sends the one signal of a fact that was never told before to the aggregator, and gives what became of it. One that
 * somebody sent under the same id must not silence the fact: where no incident has it, nobody would look at the fact.
 *
 * @throws DomainError `signal_too_old`, at the pointer of the fact's instant, when the fact happened before the retention
 * of signals; `signal_conflict` when the signal was sent before and no incident has it
 * @example const { incidentId } = await recordSignal(ports, "acme", signal, "/occurredAt")
 */
export async function recordSignal(
  { aggregator, recordedAt }: Pick<IncidentPorts, "aggregator" | "recordedAt">,
  tenantId: string,
  signal: Signal,
  instantPointer: string,
): Promise<RecordResult> {
  refuseTooOld([signal], retentionHorizon(aggregator.config, recordedAt), () => instantPointer);
  const [result] = (await aggregator.record(tenantId, [signal])) as [RecordResult];
  if (result.outcome === "duplicate" && result.incidentId === null) throw sentBefore(signal);
  return result;
}

function sentBefore({ signalId, kind, reference }: Signal): DomainError {
  const { fact, told, advice } = inWords(kind, reference);
  return new DomainError(
    "signal_conflict",
    `The signal ${signalId} of ${fact} was sent before ${told}, and no incident has it; nothing was stored. ${advice}`,
    { signalId, kind, reference },
  );
}

/** The fact of a signal in words, and what to do about it: what is found in a run takes the run's id. */
function inWords(kind: Signal["kind"], reference: Signal["reference"]): Record<"fact" | "told" | "advice", string> {
  if (kind === "guard")
    return {
      fact: `what was found in the run ${reference}`,
      told: "it was found",
      advice: "Look at the run itself, and at who sent the signal.",
    };
  const advice = `Give the ${kind} another id.`;
  return { fact: `the ${kind} ${reference}`, told: `the ${kind} itself was told`, advice };
}
