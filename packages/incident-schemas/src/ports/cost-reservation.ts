import type { Reservation, Reserve } from "../cost/cost-reservation.js";
import type { Instant } from "../primitives/instant.js";
import type { BudgetAmount, BudgetInPeriod } from "./cost-budget.js";
import type { ReadPoint } from "./read-point.js";

/** A reservation that is about to be stored, allowed or refused. */
export interface NewReservation extends Omit<Reserve, "reservationId" | "ttlSeconds"> {
  readonly reservationId: string;
  readonly refusedBy: Reservation["refusedBy"];
  readonly reservedAt: Instant;
  readonly expiresAt: Instant;
  /** SHA-256 in hex of what the host said, by which a repeated reservation is told from a conflicting one. */
  readonly contentDigest: string;
}

/** What became of a reservation: the step was taken and metered, or it is not taken. */
export type ReservationEnd =
  | {
      readonly outcome: "committed";
      readonly actualMicros: number;
      readonly recordId: string;
      readonly contentDigest: string;
    }
  | { readonly outcome: "released"; readonly contentDigest: string };

/** A reservation as it is stored, and its end; where it stands otherwise is for the clock to say. */
export interface StoredReservation extends Omit<Reservation, "state"> {
  readonly outcome: ReservationEnd["outcome"] | null;
  readonly contentDigest: string;
  readonly endDigest: string | null;
}

/** Stores what callers are about to spend, and what became of it. */
export interface CostReservationDriver {
  /** A reservation with its end, by a point; `undefined` when the tenant has none of this id. */
  fetchReservation(tenantId: string, reservationId: string, at?: ReadPoint): Promise<StoredReservation | undefined>;
  /**
   * What is promised under budgets at an instant, in the order asked: the estimates of allowed reservations that have no
   * end and are not expired, in whichever period they were made.
   */
  fetchReserved(tenantId: string, periods: readonly BudgetInPeriod[], now: Instant): Promise<BudgetAmount[]>;
  /** Stores a reservation whose id is new. */
  insertReservation(tenantId: string, reservation: NewReservation): Promise<void>;
  /** Ends a reservation that has no end yet. */
  insertReservationEnd(tenantId: string, reservationId: string, end: ReservationEnd): Promise<void>;
}
