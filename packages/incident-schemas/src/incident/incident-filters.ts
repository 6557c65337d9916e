import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";
import { storableText } from "../primitives/text.js";
import { categorySchema } from "./category.js";
import { severitySchema } from "./severity.js";
import { incidentStatusSchema, LIFECYCLE_STATES } from "./status.js";
import { triggerTypeSchema } from "./trigger.js";

/**
 * What a list of incidents can be narrowed by; every filter is an equality but the two bounds on `createdAt`.
 * A filter added here has to be answered by the drivers' filter table, or it does not compile.
 */
export const incidentFiltersSchema = z.strictObject({
  lifecycleState: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(LIFECYCLE_STATES))
    .optional(),
  status: incidentStatusSchema.optional(),
  severity: severitySchema.optional(),
  triggerType: triggerTypeSchema.optional(),
  category: categorySchema.optional(),
  ownerId: storableText(100).optional(),
  createdFrom: instantSchema.optional().describe("Created at this instant or later."),
  createdTo: instantSchema.optional().describe("Created at this instant or earlier."),
});

/** What a list of incidents can be narrowed by. */
export type IncidentFilters = z.output<typeof incidentFiltersSchema>;
