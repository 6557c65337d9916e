import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import type { RunEvidenceRecorder } from "../run/run-evidence.js";
import type { LearningWriting } from "../writing.js";
import { type FailureSeverity, failureLesson, storableCode } from "./failure-lesson.js";
import { storeLesson } from "./store-lesson.js";

/**
 * Learns from runs of its own accord: one lesson of each incident and error code, drawn from the first of its runs,
 * however many runs follow.
 *
 * @example await createLessonRecorder({ ports, ambient }).recordEvidence(evidence)
 */
export function createLessonRecorder(writing: Pick<LearningWriting, "ports" | "ambient">): RunEvidenceRecorder {
  return {
    async recordEvidence({ tenantId, runId, incidentId, isSynthetic, syntheticScenarioId, subject = "", ...evidence }) {
      const event = {
        sourceEventType: "run",
        sourceEventId: runId,
        sourceIncidentId: incidentId,
        isSynthetic,
        syntheticScenarioId: syntheticScenarioId ?? undefined,
      } as const;
      const facts = { ...evidence, severity: evidence.severity.toUpperCase() as FailureSeverity };
      const debounce = { key: `failure:${incidentId}:${storableCode(evidence.errorCode) ?? ""}` };
      const content = { ...failureLesson(event, facts), subject, debounce };
      await storeLesson({ ...writing, actor: SYSTEM_ACTORS.lessons }, tenantId, event, content);
    },
  };
}
