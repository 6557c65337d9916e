import { z } from "zod";
import { incidentIdSchema } from "../primitives/ids.js";
import { instantSchema } from "../primitives/instant.js";
import { asOf } from "../primitives/read-point.js";
import { storableText, writtenText } from "../primitives/text.js";
import { timeZoneSchema } from "../primitives/time-zone.js";
import { CLASSIFICATIONS, EXPORT_FORMATS, PAGE_SIZES, REDACTION_PROFILES } from "./export-kind.js";

const exportId = storableText(100);

const request = {
  incidentId: incidentIdSchema,
  format: z.enum(EXPORT_FORMATS).default("json"),
  exportReason: writtenText(1_000).optional().describe("Why it is exported; kept in the ledger, not in the bundle."),
  preparedFor: writtenText(200).optional().describe("Who it is for; stands in the bundle."),
  includeRawSteps: z
    .boolean()
    .default(true)
    .describe("Whether the steps of the trace stand in it; without them their count, totals and tree root do."),
  redaction: z.enum(REDACTION_PROFILES).default("none"),
  classification: z.enum(CLASSIFICATIONS).default("INTERNAL"),
  pageSize: z.enum(PAGE_SIZES).default("A4"),
  timeZone: timeZoneSchema.describe("In which reports print times; `UTC` by default."),
  supersedes: exportId.optional().describe("The earlier export of the same incident and kind that this one replaces."),
  asOf,
};

/** Input of `incidents.export.createEvidenceBundle`. */
export const exportRequestSchema = z.strictObject(request).meta({ id: "ExportRequest" });

/** What is asked of an export, after validation. */
export type ExportRequest = z.output<typeof exportRequestSchema>;

/** A stretch of time whose end is not part of it. */
export const compliancePeriodSchema = z
  .strictObject({ start: instantSchema, end: instantSchema })
  .refine(({ start, end }) => start < end, { path: ["end"], message: "must be later than start" })
  .meta({ id: "CompliancePeriod" });

/** A stretch of time whose end is not part of it. */
export type CompliancePeriod = z.output<typeof compliancePeriodSchema>;

/** Input of `incidents.export.createSoc2Bundle`. */
export const soc2ExportRequestSchema = z
  .strictObject({
    ...request,
    period: compliancePeriodSchema
      .optional()
      .describe("The period that the audit covers; by default the calendar quarter (UTC) in which the incident began."),
  })
  .meta({ id: "Soc2ExportRequest" });

/** What is asked of a SOC 2 export, after validation. */
export type Soc2ExportRequest = z.output<typeof soc2ExportRequestSchema>;

/** Input of `incidents.export.createExecutiveDebrief`. */
export const debriefExportRequestSchema = z.strictObject(request).meta({ id: "DebriefExportRequest" });
