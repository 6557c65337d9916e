import { lessonListSchema, listLessonsInputSchema } from "@hoc/incident-schemas";
import { newestFirstPage } from "../../engines/incident-read/newest-first-page.js";
import { defineOperation } from "../define-operation.js";

/**
 * Lessons, recorded last first, a page at a time, with how many there are on all pages; by type, status and severity
 * where asked, those of test scenarios only where asked for. Errors: `invalid_cursor`.
 *
 * @example await operations.execute("incidents.lessons.listLessons", { status: "pending", limit: 20 }, context)
 */
export const listLessons = defineOperation({
  id: "incidents.lessons.listLessons",
  kind: "query",
  permission: "incidents.read",
  summary: "Lists lessons, recorded last first.",
  input: listLessonsInputSchema,
  output: lessonListSchema,
  async handler(asked, { context: { tenantId }, ports, ambient: { clock } }) {
    let total = 0;
    const page = await newestFirstPage("lessons", { ports, clock }, tenantId, asked, async (place, filters) => {
      total = await ports.lessons.countLessons(tenantId, filters, place.at);
      return ports.lessons.fetchLessonsList(tenantId, { ...place, filters });
    });
    return { ...page, total };
  },
});
