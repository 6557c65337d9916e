import { namedFeatureSchema, nameFeatureInputSchema } from "@hoc/incident-schemas";
import { nameFeature as storeName } from "../../engines/cost/name-feature.js";
import { defineOperation } from "../define-operation.js";

/**
 * Says how a feature is called where customers read of it.
 *
 * @example await operations.execute("incidents.costs.nameFeature", { tag: "chat", displayName: "Chat" }, context)
 */
export const nameFeature = defineOperation({
  id: "incidents.costs.nameFeature",
  kind: "command",
  permission: "costs.write",
  summary: "Names a feature.",
  input: nameFeatureInputSchema,
  output: namedFeatureSchema,
  handler: (feature, { context: { tenantId, actor }, ports }) => storeName({ ports, actor }, tenantId, feature),
});
