import { categoryAnalysisInputSchema, categoryLearningsResponseSchema } from "@hoc/incident-schemas";
import { createIncidentsFacade } from "../../engines/incidents-facade/create-incidents-facade.js";
import { noLearnings } from "../../engines/postmortem/no-learnings.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the incidents of one category teach. Errors: `no_learnings`.
 *
 * @example await operations.execute("incidents.query.getCategoryLearnings", { category: "RATE_LIMIT" }, context)
 */
export const getCategoryLearnings = defineOperation({
  id: "incidents.query.getCategoryLearnings",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what the incidents of a category teach.",
  input: categoryAnalysisInputSchema,
  output: categoryLearningsResponseSchema,
  async handler(input, { context: { tenantId }, ports, ambient }) {
    const answer = await createIncidentsFacade({ ports, clock: ambient.clock }).getCategoryLearnings(tenantId, input);
    if (answer === null) throw noLearnings(input.category);
    return answer;
  },
});
