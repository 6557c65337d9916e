import { examinationSchema, getExaminationInputSchema } from "@hoc/incident-schemas";
import { DEFAULT_PARAMETERS } from "../../engines/detector/detector-views.js";
import { examinationOf } from "../../engines/detector/examination.js";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { defineOperation } from "../define-operation.js";

/**
 * What the detectors say of a run by their defaults; nothing is stored. Errors: `run_not_found`.
 *
 * @example await operations.execute("incidents.detectors.getExamination", { runId: "run-1" }, context)
 */
export const getExamination = defineOperation({
  id: "incidents.detectors.getExamination",
  kind: "query",
  permission: "incidents.read",
  summary: "Shows what the detectors say of a run, and stores nothing.",
  input: getExaminationInputSchema,
  output: examinationSchema,
  async handler({ runId, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    const { examination } = await examinationOf(ports, tenantId, runId, DEFAULT_PARAMETERS, at);
    return { ...examination, ...readAt(at) };
  },
});
