import { z } from "zod";
import { instantSchema } from "../primitives/instant.js";
import { flagSchema } from "../primitives/query-values.js";
import { storableText } from "../primitives/text.js";
import { categorySchema } from "./category.js";
import { CAUSE_TYPES } from "./incident.js";
import { severitySchema } from "./severity.js";
import { incidentStatusSchema, LIFECYCLE_STATES } from "./status.js";
import { triggerTypeSchema } from "./trigger.js";

/** What an incident that has no category is shown with, and found by. */
export const UNKNOWN_CATEGORY = "UNKNOWN";

/** The two topics that an incident can be listed under; active and acknowledged ones are both `ACTIVE`. */
export const TOPICS = ["ACTIVE", "RESOLVED"] as const;

/** A topic by name. */
export type Topic = (typeof TOPICS)[number];

/** Reads one of a closed set of upper-case words in either case. */
const upperCase = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(z.enum(words));

/** What every list of incidents can be narrowed by; each is an equality. */
export const commonFilters = {
  severity: severitySchema.optional(),
  category: categorySchema.optional().describe(`\`${UNKNOWN_CATEGORY}\` finds incidents without one.`),
  causeType: upperCase(CAUSE_TYPES).optional(),
  triggerType: triggerTypeSchema.optional(),
  ownerId: storableText(100).optional(),
  isSynthetic: flagSchema.optional().describe("Both when left out."),
};

/** Bounds on `createdAt`, both inclusive. */
export const createdBounds = {
  createdAfter: instantSchema.optional().describe("Created at this instant or later."),
  createdBefore: instantSchema.optional().describe("Created at this instant or earlier."),
};

/** Bounds on `resolvedAt`, both inclusive. */
export const resolvedBounds = {
  resolvedAfter: instantSchema.optional().describe("Resolved at this instant or later."),
  resolvedBefore: instantSchema.optional().describe("Resolved at this instant or earlier."),
};

/** Every filter there is. One that is added here has to be answered by the drivers' filter table, or it does not compile. */
export const incidentFiltersSchema = z.strictObject({
  ...commonFilters,
  ...createdBounds,
  ...resolvedBounds,
  topic: upperCase(TOPICS).optional(),
  lifecycleState: upperCase(LIFECYCLE_STATES).optional(),
  status: incidentStatusSchema.optional(),
});

/** What a list of incidents can be narrowed by. */
export type IncidentFilters = z.output<typeof incidentFiltersSchema>;
