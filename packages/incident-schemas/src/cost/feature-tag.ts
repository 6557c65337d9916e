import { z } from "zod";
import { pageInfo, pageInput } from "../primitives/page.js";
import { readPoint, sequence } from "../primitives/read-point.js";
import { storableText } from "../primitives/text.js";

/** Input of `incidents.costs.nameFeature`: how a feature is called where customers read of it. */
export const nameFeatureInputSchema = z
  .strictObject({
    tag: storableText(128).describe("As cost records have it."),
    displayName: storableText(128),
    isActive: z.boolean().default(true),
  })
  .meta({ id: "NameFeature" });

/** The name of a feature. */
export const featureTagSchema = z
  .strictObject({
    tenantId: z.string(),
    tag: z.string(),
    displayName: z.string(),
    isActive: z.boolean(),
    recordedAt: z.string(),
    sequence,
  })
  .meta({ id: "FeatureTag" });

/** The name of a feature. */
export type FeatureTag = z.output<typeof featureTagSchema>;

/** Output of `incidents.costs.nameFeature`. */
export const namedFeatureSchema = z
  .strictObject({
    feature: featureTagSchema,
    changed: z.boolean().describe("False when it was called this already; then nothing was stored."),
  })
  .meta({ id: "NamedFeature" });

/** Input of `incidents.costs.listFeatures`. */
export const listFeaturesInputSchema = z.strictObject(pageInput).meta({ id: "ListFeatures" });

/** Output of `incidents.costs.listFeatures`: the last name of each, last named first. */
export const featureListSchema = z
  .strictObject({ items: z.array(featureTagSchema), ...pageInfo, ...readPoint })
  .meta({ id: "FeatureList" });
