import type { CommitReservation, CostRecordInput, SettledReservation } from "@hoc/incident-schemas";
import type { StoredReservation } from "@hoc/incident-schemas/ports";
import { jsonDigest } from "../../json-digest.js";
import { refuseForeignTime } from "../cost-time.js";
import { recordCosts } from "../record-costs.js";
import type { Metering } from "./raise-crossings.js";
import { settleReservation } from "./settle-reservation.js";

/** Version of what is compared: another rule gets another number. */
const COMMIT = "cost-commit/v1";

/**
 * Meters what a reserved step did cost, as a record with an id of its own, and frees what was held back for it. Money
 * that is spent is spent: a step that was refused, or whose time was over, can be committed too.
 *
 * @throws DomainError `reservation_not_found`; `reservation_settled` when it was released; `reservation_conflict` when it was
 * committed with other figures; `cost_in_future` and `cost_before_reservation` when it was spent outside its time
 * @example await commitReservation({ ports, uuid }, "acme", { reservationId: "step-17", actualMicros: 1_180, … })
 */
export function commitReservation(
  metering: Metering,
  tenantId: string,
  { reservationId, ...spent }: CommitReservation,
): Promise<SettledReservation> {
  const contentDigest = jsonDigest({ version: COMMIT, ...spent });
  const told = { outcome: "committed", contentDigest } as const;
  return settleReservation(metering, tenantId, reservationId, told, async (stored) => {
    refuseForeignTime(spent, stored.reservedAt, metering.ports.recordedAt);
    const { actualMicros, ...record } = spent;
    const said = { ...stepOf(stored), ...record, costMicros: actualMicros };
    const [recorded] = (await recordCosts(metering, tenantId, [said])).results;
    return { ...told, actualMicros, recordId: String(recorded?.recordId) };
  });
}

/** What a cost record takes over from its reservation. */
function stepOf(stored: StoredReservation): Pick<CostRecordInput, "model"> & Partial<CostRecordInput> {
  const { model, userId, featureTag, requestId, workflowId, runId, skillId } = stored;
  return {
    model,
    ...(userId !== null && { userId }),
    ...(featureTag !== null && { featureTag }),
    ...(requestId !== null && { requestId }),
    ...(workflowId !== null && { workflowId }),
    ...(runId !== null && { runId }),
    ...(skillId !== null && { skillId }),
  };
}
