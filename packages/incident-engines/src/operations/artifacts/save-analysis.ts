import { saveAnalysisInputSchema, savedAnalysisSchema } from "@hoc/incident-schemas";
import { makeAnalysis, saveMadeAnalysis } from "../../engines/analytics-artifacts/save-analysis.js";
import { defineOperation } from "../define-operation.js";

/**
 * Makes an analysis and stores by what it can be made again: the version is the digest of what it was told, `asOf`
 * among it, the window hash that of the data. Made again it gives the same artifact. Errors: `artifact_conflict`.
 *
 * @example
 * await operations.execute("analytics.artifacts.saveAnalysis",
 *   { analysis: "getMetrics", parameters: { windowDays: 7, asOf: "2026-03-15T00:00:00Z" } }, context)
 */
export const saveAnalysis = defineOperation({
  id: "analytics.artifacts.saveAnalysis",
  kind: "process",
  joinsTransaction: true,
  permission: "incidents.write",
  summary: "Makes an analysis and stores by what it can be made again.",
  input: saveAnalysisInputSchema,
  output: savedAnalysisSchema,
  // The tenant's lock is held for the artifact only, not while the analysis is made.
  async handler(input, { context: { tenantId }, ambient, read, write }) {
    const made = await read((ports) => makeAnalysis({ ports, clock: ambient.clock }, tenantId, input));
    return write((ports) => saveMadeAnalysis(ports, tenantId, made));
  },
});
