import {
  addSeconds,
  DomainError,
  type IncidentAggregatorConfig,
  type Instant,
  type Signal,
} from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

const SECONDS_PER_DAY = 86_400;

/**
 * The instant before which signals are not kept any more; null when all are kept.
 *
 * @example retentionHorizon({ signalRetentionDays: 30 }, "2026-03-31T00:00:00.000000Z") // "2026-03-01T00:00:00.000000Z"
 */
export function retentionHorizon(
  config: Pick<IncidentAggregatorConfig, "signalRetentionDays">,
  now: Instant,
): Instant | null {
  return config.signalRetentionDays === null ? null : addSeconds(now, -config.signalRetentionDays * SECONDS_PER_DAY);
}

/**
 * Whether signals of an instant are not taken any more.
 *
 * @example isBeforeRetention(ports, anomaly.observedAt)
 */
export function isBeforeRetention(
  { aggregator, recordedAt }: Pick<IncidentPorts, "aggregator" | "recordedAt">,
  at: Instant,
): boolean {
  const horizon = retentionHorizon(aggregator.config, recordedAt);
  return horizon !== null && at < horizon;
}

/**
 * Refuses signals that happened before the horizon: the signal that they might repeat may be gone already.
 *
 * @throws DomainError `signal_too_old` that names each such signal by its position
 * @example refuseTooOld(signals, retentionHorizon(config, clock()))
 */
export function refuseTooOld(
  signals: readonly Signal[],
  horizon: Instant | null,
  pointerOf = (index: number) => `/signals/${index}/occurredAt`,
): void {
  if (horizon === null) return;
  const fields = signals.flatMap((signal, index) =>
    signal.occurredAt !== null && signal.occurredAt < horizon
      ? [{ pointer: pointerOf(index), message: `is older than ${horizon}` }]
      : [],
  );
  const [first] = fields;
  if (first === undefined) return;
  throw new DomainError("signal_too_old", `${first.pointer}: signals older than ${horizon} are not taken.`, {
    fields: fields.slice(0, 20),
    horizon,
  });
}
