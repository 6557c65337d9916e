import type { SettledReservation } from "@hoc/incident-schemas";
import { jsonDigest } from "../../json-digest.js";
import type { Metering } from "./raise-crossings.js";
import { settleReservation } from "./settle-reservation.js";

/** What is compared of a release: there is only one way to release. */
const RELEASE = jsonDigest({ version: "cost-release/v1" });

/**
 * Frees what was held back for a step that is not taken.
 *
 * @throws DomainError `reservation_not_found`; `reservation_settled` when it was committed
 * @example await releaseReservation({ ports }, "acme", "step-17")
 */
export function releaseReservation(
  metering: Pick<Metering, "ports">,
  tenantId: string,
  reservationId: string,
): Promise<SettledReservation> {
  const end = { outcome: "released", contentDigest: RELEASE } as const;
  return settleReservation(metering, tenantId, reservationId, end, async () => end);
}
