import { reactivateExpiredLessonsInputSchema, reactivateExpiredLessonsOutputSchema } from "@hoc/incident-schemas";
import { createLessonsLearnedEngine } from "../../engines/lesson/create-lessons-learned-engine.js";
import { defineOperation } from "../define-operation.js";

/** Most lessons in one transaction, so that signals of the tenant never wait long for its lock. */
const BATCH = 100;

/**
 * Brings the tenant's deferred lessons back whose time has come, a batch per transaction, until none are left. Lessons
 * that somebody else holds are left to him.
 *
 * @example
 * await operations.execute("incidents.maintenance.reactivateExpiredLessons", {}, { tenantId, actor, role: "admin" })
 */
export const reactivateExpiredLessons = defineOperation({
  id: "incidents.maintenance.reactivateExpiredLessons",
  kind: "process",
  permission: "maintenance",
  summary: "Brings deferred lessons back whose time has come.",
  input: reactivateExpiredLessonsInputSchema,
  output: reactivateExpiredLessonsOutputSchema,
  async handler(_input, { context: { tenantId, actor }, ambient, write }) {
    let reactivatedLessons = 0;
    for (;;) {
      const reactivated = await write((ports) =>
        createLessonsLearnedEngine({ ports, ambient, actor }).reactivateExpiredDeferredLessons(tenantId, BATCH),
      );
      reactivatedLessons += reactivated;
      if (reactivated < BATCH) return { reactivatedLessons };
    }
  },
});
