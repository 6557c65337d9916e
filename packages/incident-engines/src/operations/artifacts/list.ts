import { artifactListSchema, listArtifactsInputSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The artifacts of all data sets, newest first, 100 by default.
 *
 * @example await operations.execute("analytics.artifacts.list", { limit: 20 }, context)
 */
export const list = defineOperation({
  id: "analytics.artifacts.list",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists artifacts of analytics, newest first.",
  input: listArtifactsInputSchema,
  output: artifactListSchema,
  async handler({ limit, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { items: await ports.artifacts.listArtifacts(tenantId, limit, at), ...readAt(at) };
  },
});
