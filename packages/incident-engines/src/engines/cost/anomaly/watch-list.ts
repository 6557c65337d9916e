import {
  COST_ANOMALY_SEVERITIES,
  type CostAnomalySeverity,
  type CostAnomalyType,
  type Instant,
} from "@hoc/incident-schemas";
import type { StoredCostAnomaly } from "@hoc/incident-schemas/ports";

/** What an anomaly can be about; an empty id is none. */
export interface AnomalyEntity {
  readonly entityType: StoredCostAnomaly["entityType"];
  readonly entityId: string;
}

/** What is known of an anomaly while days are looked at. */
export interface WatchedAnomaly extends AnomalyEntity {
  readonly anomalyId: string;
  readonly anomalyType: CostAnomalyType;
  /** The gravest so far. */
  readonly severity: CostAnomalySeverity;
  readonly expectedValueMicros: number;
  readonly period: StoredCostAnomaly["period"];
  readonly periodStart: Instant | null;
  /** When it was seen last. */
  readonly observedAt: Instant;
  readonly resolvedAt: Instant | null;
}

/** The anomalies of a tenant that are known, by id: those that are stored, and what is found meanwhile. */
export class WatchList {
  readonly #byId = new Map<string, WatchedAnomaly>();

  constructor(stored: readonly StoredCostAnomaly[]) {
    for (const anomaly of stored) this.note({ ...anomaly, entityId: anomaly.entityId ?? "" });
  }

  /** Takes in what was seen of an anomaly; what is known to be worse stays. */
  note(seen: WatchedAnomaly): void {
    const known = this.#byId.get(seen.anomalyId);
    if (known !== undefined && !outranks(seen.severity, known.severity)) return;
    this.#byId.set(seen.anomalyId, seen);
  }

  /** Takes in that an anomaly is over. */
  end(anomalyId: string, resolvedAt: Instant): void {
    const known = this.#byId.get(anomalyId);
    if (known !== undefined) this.#byId.set(anomalyId, { ...known, resolvedAt });
  }

  /** What is known of an anomaly. */
  find(anomalyId: string): WatchedAnomaly | undefined {
    return this.#byId.get(anomalyId);
  }

  /** Whether an anomaly was seen when it was as bad, or worse. */
  hasHeardOf(anomalyId: string, severity: CostAnomalySeverity): boolean {
    const known = this.#byId.get(anomalyId);
    return known !== undefined && !outranks(severity, known.severity);
  }

  /** Anomalies of a type that are not over, in the order they were found. */
  open(anomalyType?: CostAnomalyType): WatchedAnomaly[] {
    return this.all(anomalyType).filter(({ resolvedAt }) => resolvedAt === null);
  }

  /** Anomalies of a type and an entity. */
  of(anomalyType: CostAnomalyType, entity: AnomalyEntity): WatchedAnomaly[] {
    return this.all(anomalyType).filter((anomaly) => isSameEntity(anomaly, entity));
  }

  private all(anomalyType?: CostAnomalyType): WatchedAnomaly[] {
    const all = [...this.#byId.values()];
    return anomalyType === undefined ? all : all.filter((anomaly) => anomaly.anomalyType === anomalyType);
  }
}

/**
 * Whether two are the same entity: by type and id, so that a user who is called like a feature is another.
 *
 * @example isSameEntity({ entityType: "user", entityId: "chat" }, { entityType: "feature", entityId: "chat" }) // false
 */
export function isSameEntity(a: AnomalyEntity, b: AnomalyEntity): boolean {
  return a.entityType === b.entityType && a.entityId === b.entityId;
}

function outranks(a: CostAnomalySeverity, b: CostAnomalySeverity): boolean {
  return COST_ANOMALY_SEVERITIES.indexOf(a) > COST_ANOMALY_SEVERITIES.indexOf(b);
}
