import { DomainError, type Lesson } from "@hoc/incident-schemas";
import type { LessonChangeBy, NewPolicyProposal } from "@hoc/incident-schemas/ports";
import { appendTraces } from "../append-traces.js";
import { fetchProjectOfLesson } from "../event-project.js";
import { proposalDraftedTraces } from "../policy/proposal-traces.js";
import type { LearningWriting } from "../writing.js";
import { draftOfLesson } from "./draft-of-lesson.js";

/**
 * Makes a lesson a draft of a policy: it joins the open draft of its cause, which gets its incident, or the approved proposal of its incident whose
 * rule is in force, or becomes one of its own, with its event and audit record. The lesson is changed first, so that one
 * that somebody else changed leaves no draft behind; false then.
 *
 * @example if (await convertLesson(writing, "acme", lesson, { actor, at: ports.recordedAt })) …
 */
export async function convertLesson(
  { ports, ambient }: Pick<LearningWriting, "ports" | "ambient">,
  tenantId: string,
  lesson: Lesson,
  by: LessonChangeBy,
): Promise<boolean> {
  const { lessons, policyProposals } = ports;
  const triggeringIncidentIds = lesson.sourceIncidentId === null ? [] : [lesson.sourceIncidentId];
  const content = draftOfLesson(lesson, { actor: by.actor, incidentIds: triggeringIncidentIds });
  const open = await policyProposals.findOpenDraft(tenantId, content);
  const inForce = open === undefined ? await policyProposals.findProposalInForce(tenantId, content) : undefined;
  const draft = { ...content, proposalId: open ?? inForce ?? `prop_${ambient.uuid()}`, createdAt: by.at };
  const change = { ...by, proposalId: draft.proposalId };
  if (!(await lessons.updateLessonConverted(tenantId, lesson.lessonId, change))) return false;
  if (inForce !== undefined || (open !== undefined && triggeringIncidentIds.length === 0)) return true;
  await storeDraft(ports, tenantId, lesson, draft);
  if (open === undefined) {
    const project = await fetchProjectOfLesson(ports, tenantId, lesson);
    await appendTraces(ports, tenantId, proposalDraftedTraces(draft, project, by));
  }
  return true;
}

/** Stores the draft, or adds its incident to the open one, whose id it has then. */
async function storeDraft(
  { policyProposals }: LearningWriting["ports"],
  tenantId: string,
  { lessonId }: Lesson,
  draft: NewPolicyProposal,
): Promise<void> {
  const { proposalId } = await policyProposals.insertPolicyProposal(tenantId, draft);
  if (proposalId !== draft.proposalId)
    throw new DomainError("internal_error", "The lesson's draft was stored under another id than the lesson names.", {
      lessonId,
      proposalId,
    });
}
