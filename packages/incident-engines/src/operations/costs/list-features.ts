import { featureListSchema, listFeaturesInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * How features are called, the last named first. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.costs.listFeatures", { limit: 20 }, context)
 */
export const listFeatures = defineOperation({
  id: "incidents.costs.listFeatures",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the names of features, the last named first.",
  input: listFeaturesInputSchema,
  output: featureListSchema,
  handler: (asked, { context: { tenantId }, ports, ambient: { clock } }) =>
    newestFirstPage("costs.features", { ports, clock }, tenantId, asked, (page) =>
      ports.featureTags.listFeatureTags(tenantId, page),
    ),
});
