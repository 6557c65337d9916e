import { datasetArtifactsSchema, getArtifactInputSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The artifacts of a data set, newest first, or of one version of it. A data set or version that is not stored has none.
 *
 * @example await operations.execute("analytics.artifacts.get", { datasetId: "daily-costs" }, context)
 */
export const get = defineOperation({
  id: "analytics.artifacts.get",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows the artifacts of a data set, newest first.",
  input: getArtifactInputSchema,
  output: datasetArtifactsSchema,
  async handler({ asOf, ...wanted }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const items = await ports.artifacts.getArtifact(tenantId, { ...wanted, at });
    return { datasetId: wanted.datasetId, items, ...readAt(at) };
  },
});
