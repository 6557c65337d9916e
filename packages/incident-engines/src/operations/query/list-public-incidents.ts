import { publicListInputSchema, publicListResponseSchema } from "@hoc/incident-schemas";
import { listPublicIncidents as pageOf } from "../../engines/incidents-facade/public-list.js";
import { defineOperation } from "../define-operation.js";

/**
 * The incidents of one topic, for callers who are told everything that is wrong with a question at once. Errors:
 * `invalid_query`.
 *
 * @example await operations.execute("incidents.query.listPublicIncidents", { topic: "active" }, context)
 */
export const listPublicIncidents = defineOperation({
  id: "incidents.query.listPublicIncidents",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the incidents of one topic in its fixed order.",
  input: publicListInputSchema,
  inputRefusedAs: "invalid_query",
  output: publicListResponseSchema,
  async handler(input, { context, ports, ambient }) {
    const { asOf, dataVersion, ...page } = await pageOf({ ports, clock: ambient.clock }, context.tenantId, input);
    const { requestId = null, correlationId = null } = context;
    return { ...page, meta: { requestId, correlationId, asOf, dataVersion } };
  },
});
