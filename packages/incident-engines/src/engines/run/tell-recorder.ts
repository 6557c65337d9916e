import { attemptLesson } from "../lesson/attempt-lesson.js";
import { createLessonRecorder } from "../lesson/lesson-recorder.js";
import type { RunWriting } from "../writing.js";
import type { RunEvidence } from "./run-evidence.js";

/**
 * Tells whoever learns from runs of one that became part of an incident. What goes wrong is undone, logged and counted,
 * and nothing else.
 *
 * @example await tellRecorder({ ports, ambient, actor }, { ...failure, runId, tenantId, incidentId, ...marks })
 */
export async function tellRecorder(writing: RunWriting, evidence: RunEvidence): Promise<void> {
  const { evidenceRecorder = createLessonRecorder(writing) } = writing;
  const { tenantId, runId } = evidence;
  await attemptLesson(writing, "failure", { tenantId, runId }, () => evidenceRecorder.recordEvidence(evidence));
}
