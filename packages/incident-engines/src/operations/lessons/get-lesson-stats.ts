import { getLessonStatsInputSchema, lessonStatsSchema } from "@hoc/incident-schemas";
import { readAt, readPointOf } from "../../engines/incident-read/read-point.js";
import { lessonStats } from "../../engines/lesson/lesson-stats.js";
import { defineOperation } from "../define-operation.js";

/**
 * How many lessons there are, by type and by status; those of test scenarios only where asked for.
 *
 * @example await operations.execute("incidents.lessons.getLessonStats", {}, context)
 */
export const getLessonStats = defineOperation({
  id: "incidents.lessons.getLessonStats",
  kind: "query",
  permission: "incidents.read",
  summary: "Counts lessons by type and by status.",
  input: getLessonStatsInputSchema,
  output: lessonStatsSchema,
  async handler({ includeSynthetic, asOf }, { context: { tenantId }, ports, ambient }) {
    const at = await readPointOf(ports, tenantId, asOf, ambient.clock());
    return { ...lessonStats(await ports.lessons.fetchLessonStats(tenantId, { includeSynthetic, at })), ...readAt(at) };
  },
});
