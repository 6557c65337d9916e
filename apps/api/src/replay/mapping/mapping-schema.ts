import { type SignalInput, tenantIdSchema } from "@hoc/incident-schemas";
import { z } from "zod";
import { ROW_FORMATS } from "../rows/row.js";
import { INSTANT_FORMS } from "./instants.js";
import { MONEY_FORMS } from "./money.js";

const column = z.string().min(1);
const optional = z.boolean().default(false).describe("Rows may lack the column; the field is left out then.");
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const constantText = z.strictObject({ value: z.string().min(1) });

const textFromColumn = z.strictObject({
  column,
  as: z.enum(["text", "word"]).default("text").describe("`word`: letters, digits and _, upper-cased."),
  map: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe("Value of the row → value of the field; others are refused."),
  prefix: z.string().optional(),
  cut: z.int().min(1).optional().describe("Keep this many characters at most."),
  optional,
});

const textFromColumns = z
  .strictObject({ columns: z.array(column).min(2) })
  .describe("Several columns as one JSON array, so that no two combinations are written alike.");

const textSource = z.union([constantText, textFromColumn, textFromColumns]);
const instantSource = z.strictObject({ column, as: z.enum(INSTANT_FORMS), optional });
const moneySource = z.strictObject({ column, as: z.enum(MONEY_FORMS), optional });
const flagSource = z.strictObject({ value: z.boolean() });
const detailsSource = z.strictObject({ columns: z.array(column).min(1), optional });
const referenceSource = z.strictObject({ kind: constantText, reference: textFromColumn });

/** Every field of a signal and how a mapping may fill it; a field that signals get later does not compile until it is here. */
const fieldSources = {
  signalId: textSource.optional(),
  triggerType: textSource,
  triggerValue: textSource.optional(),
  kind: textSource.optional(),
  reference: textSource.optional(),
  fingerprint: textSource.optional(),
  state: textSource.optional(),
  costMicros: moneySource.optional(),
  causedBy: referenceSource.optional(),
  occurredAt: instantSource.optional(),
  initialSeverity: textSource.optional(),
  category: textSource.optional(),
  errorCode: textSource.optional(),
  errorMessage: textSource.optional(),
  title: textSource.optional(),
  description: textSource.optional(),
  agentId: textSource.optional(),
  runId: textSource.optional(),
  policyId: textSource.optional(),
  violationId: textSource.optional(),
  autoAction: textSource.optional(),
  isSynthetic: flagSource.optional(),
  syntheticScenarioId: textSource.optional(),
  details: detailsSource.optional(),
} satisfies Record<keyof SignalInput, z.ZodType>;

const condition = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ not: z.union([scalar, z.array(scalar).min(1)]) }),
  z.strictObject({ above: z.number() }),
  z.strictObject({ below: z.number() }),
  z.strictObject({ present: z.boolean() }),
]);

/** A mapping file: which rows are signals, and which column is which field. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  description: z.string().optional(),
  tenant: tenantIdSchema.optional().describe("Where the signals go when the command line names no tenant."),
  format: z.enum(ROW_FORMATS).optional().describe("Told by the file's name when left out."),
  delimiter: z.string().length(1).optional(),
  where: z.record(column, condition).default({}).describe("Only rows for which every condition holds are sent."),
  fields: z.strictObject(fieldSources),
});

/** A mapping file after validation. */
export type Mapping = z.output<typeof mappingSchema>;

/** One condition of a mapping. */
export type Condition = z.output<typeof condition>;

/** How a text field is filled. */
export type TextSource = z.output<typeof textSource>;

/** How a text field is filled from one column. */
export type TextFromColumn = z.output<typeof textFromColumn>;
