import { DomainError, type Lesson } from "@hoc/incident-schemas";
import type { LessonChangeBy } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfRun } from "../event-project.js";
import { proposalDraftedTraces } from "../policy/proposal-traces.js";
import type { LearningWriting } from "../writing.js";
import { draftOfLesson, type LessonDraft } from "./draft-of-lesson.js";

/**
 * Makes a lesson a draft of a policy: it joins the open draft of its cause, or becomes one of its own, with its event and
 * audit record. The lesson is changed first, so that one that somebody else changed leaves no draft behind; false then.
 *
 * @example if (await convertLesson(writing, "acme", lesson, { actor, at: ports.recordedAt })) …
 */
export async function convertLesson(
  { ports, ambient }: Pick<LearningWriting, "ports" | "ambient">,
  tenantId: string,
  lesson: Lesson,
  by: LessonChangeBy,
): Promise<boolean> {
  const incidentIds = lesson.sourceIncidentId === null ? [] : [lesson.sourceIncidentId];
  const content = draftOfLesson(lesson, { actor: by.actor, incidentIds });
  const open = await ports.policyProposals.findOpenDraft(tenantId, content);
  const proposalId = open ?? `prop_${ambient.uuid()}`;
  const change = { ...by, proposalId };
  if (!(await ports.lessons.updateLessonConverted(tenantId, lesson.lessonId, change))) return false;
  if (open === undefined) await draft(ports, tenantId, lesson, { ...content, proposalId }, by);
  return true;
}

async function draft(
  ports: LearningWriting["ports"],
  tenantId: string,
  { lessonId, sourceRunId }: Lesson,
  content: LessonDraft & { readonly proposalId: string },
  by: LessonChangeBy,
): Promise<void> {
  const made = { ...content, createdAt: by.at };
  const stored = await ports.policyProposals.insertPolicyProposal(tenantId, made);
  if (stored.proposalId !== made.proposalId)
    throw new DomainError("internal_error", "The lesson's draft was stored under another id than the lesson names.", {
      lessonId,
      proposalId: stored.proposalId,
    });
  const project = sourceRunId === null ? {} : await fetchProjectOfRun(ports, tenantId, sourceRunId);
  await appendTraces(ports, tenantId, proposalDraftedTraces(made, project, by));
}
