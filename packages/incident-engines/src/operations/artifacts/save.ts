import { saveArtifactInputSchema, savedArtifactSchema } from "@hoc/incident-schemas";
import { saveArtifact } from "../../engines/analytics-artifacts/save-artifact.js";
import { defineOperation } from "../define-operation.js";

/**
 * Stores by what a result of analytics can be computed again, once per version of a data set. Said again in the same
 * words it gives the stored artifact. Errors: `artifact_conflict`.
 *
 * @example
 * await operations.execute("analytics.artifacts.save", { datasetId: "daily-costs", datasetVersion: "2026-03-14",
 *   inputWindowHash, asOf: "2026-03-15T00:00:00Z", computeCodeVersion: "1.4.0" }, context)
 */
export const save = defineOperation({
  id: "analytics.artifacts.save",
  kind: "command",
  permission: "incidents.write",
  summary: "Stores by what a result of analytics can be computed again.",
  input: saveArtifactInputSchema,
  output: savedArtifactSchema,
  async handler(draft, { context: { tenantId }, ports }) {
    const { artifact, recorded } = await saveArtifact(ports, tenantId, draft);
    return { ...artifact, recorded };
  },
});
