import { z } from "zod";
import { hostIdSchema, pathIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { MAX_SIGNAL_COST_MICROS } from "../primitives/money.js";
import { asOf, readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";
import { BUDGET_PERIODS, BUDGET_TYPES, budgetStandingSchema } from "./cost-budget.js";
import { tokensSchema } from "./cost-record.js";

/** How long a reservation holds money back when its caller says nothing: ten minutes, in seconds. */
export const DEFAULT_RESERVATION_SECONDS = 600;

const amount = z.int().min(0).max(MAX_SIGNAL_COST_MICROS);
const reservationId = pathIdSchema(190);

/**
 * Input of `incidents.costs.reserve`: a step is about to cost about so much. The answer says whether the budgets that it
 * falls under allow it, and holds the amount back until the step is committed, released, or `ttlSeconds` are over.
 */
export const reserveInputSchema = z
  .strictObject({
    reservationId: reservationId
      .optional()
      .describe("Of this step alone: sent again in the same words it is one reservation; a new step needs a new id."),
    estimateMicros: amount,
    model: storableText(128),
    userId: hostIdSchema.optional(),
    featureTag: storableText(128).optional(),
    requestId: hostIdSchema.optional(),
    workflowId: hostIdSchema.optional(),
    runId: hostIdSchema.optional(),
    skillId: hostIdSchema.optional(),
    ttlSeconds: z.int().min(1).max(86_400).default(DEFAULT_RESERVATION_SECONDS),
  })
  .meta({ id: "Reserve" });

/** A step that is about to cost something, after validation. */
export type Reserve = z.output<typeof reserveInputSchema>;

/** Which limit refused a step. */
export const refusingLimitSchema = z
  .strictObject({
    budgetType: z.enum(BUDGET_TYPES),
    entityId: z.string().nullable(),
    period: z.enum(BUDGET_PERIODS),
    periodStart: z.string(),
  })
  .meta({ id: "RefusingLimit" });

/** Output of `incidents.costs.reserve`. */
export const reservationAnswerSchema = z
  .strictObject({
    reservationId: z.string(),
    allowed: z.boolean().describe("Whether the step may be taken; false only where a hard limit would be passed."),
    refusedBy: refusingLimitSchema.nullable(),
    expiresAt: z.string(),
    duplicate: z.boolean().describe("Whether this was answered before in the same words; the first answer stands."),
    budgets: z.array(budgetStandingSchema).describe("Every limit that the step falls under, as it stands now."),
  })
  .meta({ id: "ReservationAnswer" });

/** Output of `incidents.costs.reserve`. */
export type ReservationAnswer = z.output<typeof reservationAnswerSchema>;

/** Input of `incidents.costs.commitReservation`: the step was taken and cost this. It is metered with it. */
export const commitReservationInputSchema = z
  .strictObject({
    reservationId,
    actualMicros: amount,
    inputTokens: tokensSchema.default(0),
    outputTokens: tokensSchema.default(0),
    occurredAt: instantSchema
      .optional()
      .describe(
        "When it was spent; now by default. Not before it was reserved nor in the future, give or take 5 minutes.",
      ),
  })
  .meta({ id: "CommitReservation" });

/** What a reserved step did cost, after validation. */
export type CommitReservation = z.output<typeof commitReservationInputSchema>;

/** Input of `incidents.costs.releaseReservation`: the step is not taken. */
export const releaseReservationInputSchema = z.strictObject({ reservationId }).meta({ id: "ReleaseReservation" });

/** Where a reservation can stand. */
export const RESERVATION_STATES = ["open", "expired", "refused", "committed", "released"] as const;

/** A reservation and what became of it. */
export const reservationSchema = z
  .strictObject({
    reservationId: z.string(),
    tenantId: z.string(),
    state: z
      .enum(RESERVATION_STATES)
      .describe("`committed` also where the step was taken although it was refused, or its time was over."),
    model: z.string(),
    userId: z.string().nullable(),
    featureTag: z.string().nullable(),
    requestId: z.string().nullable(),
    workflowId: z.string().nullable(),
    runId: z.string().nullable(),
    skillId: z.string().nullable(),
    estimateMicros: z.int(),
    allowed: z.boolean(),
    refusedBy: refusingLimitSchema.nullable(),
    reservedAt: z.string(),
    expiresAt: z.string(),
    actualMicros: z.int().nullable(),
    recordId: z.string().nullable().describe("The cost record that the commit made."),
    endedAt: z.string().nullable(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "Reservation" });

/** A reservation and what became of it. */
export type Reservation = z.output<typeof reservationSchema>;

/** Output of committing and of releasing. */
export const settledReservationSchema = z
  .strictObject({
    reservation: reservationSchema,
    changed: z.boolean().describe("False when it stood like this already."),
    budgets: z.array(budgetStandingSchema).describe("Every limit that the step falls under, as it stands now."),
  })
  .meta({ id: "SettledReservation" });

/** Output of committing and of releasing. */
export type SettledReservation = z.output<typeof settledReservationSchema>;

/** Input of `incidents.costs.getReservation`. */
export const getReservationInputSchema = z.strictObject({ reservationId, asOf }).meta({ id: "GetReservation" });

/** Output of `incidents.costs.getReservation`. */
export const shownReservationSchema = reservationSchema.extend(readPoint).meta({ id: "ShownReservation" });
