import { detectorListSchema, listDetectorsInputSchema } from "@hoc/incident-schemas";
import { detectorViews } from "../../engines/detector/detector-views.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * The detectors: what each finds, when it cannot tell, and what it goes by unless it is told otherwise.
 *
 * @example await operations.execute("incidents.detectors.listDetectors", {}, context)
 */
export const listDetectors = defineOperation({
  id: "incidents.detectors.listDetectors",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists the detectors of agents that fail.",
  input: listDetectorsInputSchema,
  output: detectorListSchema,
  async handler({ asOf }, { context: { tenantId }, ports, ambient }) {
    return { items: detectorViews(), ...readAt(await readPointOf(ports, tenantId, asOf, ambient.clock())) };
  },
});
