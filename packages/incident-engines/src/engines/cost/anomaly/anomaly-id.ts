import { type CostAnomalyType, canonicalJson, type Instant, utcDayOf } from "@hoc/incident-schemas";
import type { SpendEntity } from "@hoc/incident-schemas/ports";
import { sha256Hex } from "../../sha256.js";

/** Version of the derivation: another rule gets another number, so that ids of different rules cannot meet. */
const DERIVATION = "cost-anomaly-id/v1";

/**
 * The id of the one anomaly of a kind that an entity can have of a day; a drift is of its first day. Whoever reckons
 * again comes to the same id. `again` is the one that follows when the first was said to be over and it got worse.
 *
 * @example anomalyIdOf("ABSOLUTE_SPIKE", { entityType: "tenant", entityId: "" }, "2026-03-14T00:00:00.000000Z")
 */
export function anomalyIdOf(
  anomalyType: CostAnomalyType,
  { entityType, entityId }: SpendEntity,
  day: Instant,
  again = false,
): string {
  const parts = [DERIVATION, anomalyType, entityType, entityId, utcDayOf(day), ...(again ? ["again"] : [])];
  return `anomaly_${sha256Hex(canonicalJson(parts)).slice(0, 32)}`;
}
