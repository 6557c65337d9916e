import { z } from "zod";
import { hostIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { costMicrosSchema } from "../primitives/money.js";
import { storableText } from "../primitives/text.js";

/** Most cost records in one request. */
export const MAX_COST_RECORDS_PER_CALL = 1_000;

/** Most tokens of one record: ten billion, so that sums of hundreds of thousands stay exact as numbers. */
const MAX_TOKENS = 10_000_000_000;

/** Tokens of one call. */
export const tokensSchema = z.int().min(0).max(MAX_TOKENS);

/** What one call cost, as a host meters it. */
export const costRecordInputSchema = z
  .strictObject({
    recordId: hostIdSchema.optional().describe("Sent again under the same id, a record counts once."),
    userId: hostIdSchema.optional(),
    featureTag: storableText(128).optional(),
    requestId: hostIdSchema.optional(),
    workflowId: hostIdSchema.optional(),
    runId: hostIdSchema.optional(),
    skillId: hostIdSchema.optional(),
    model: storableText(128),
    inputTokens: tokensSchema.default(0),
    outputTokens: tokensSchema.default(0),
    costMicros: costMicrosSchema,
    occurredAt: instantSchema
      .optional()
      .describe("When it was spent; now by default. At most 5 minutes ahead of now, because clocks differ."),
  })
  .meta({ id: "CostRecordInput" });

/** What one call cost, after validation. */
export type CostRecordInput = z.output<typeof costRecordInputSchema>;

/** Input of `incidents.costs.recordCosts`. */
export const recordCostsInputSchema = z
  .strictObject({ records: z.array(costRecordInputSchema).min(1).max(MAX_COST_RECORDS_PER_CALL) })
  .meta({ id: "RecordCosts" });

/** Output of `incidents.costs.recordCosts`: one result per record, in the caller's order. */
export const recordedCostsSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        recordId: z.string(),
        outcome: z.enum(["recorded", "duplicate"]),
        conflict: z.literal(true).optional().describe("Set on a duplicate whose content differs: the first stands."),
      }),
    ),
  })
  .meta({ id: "RecordedCosts" });

/** Output of `incidents.costs.recordCosts`. */
export type RecordedCosts = z.output<typeof recordedCostsSchema>;
