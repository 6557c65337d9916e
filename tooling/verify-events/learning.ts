import { addSeconds } from "@hoc/incident-schemas";
import { ACTORS } from "./actors.js";
import type { Answer, Manner, Teller } from "./teller.js";
import { STARTS_AT } from "./verified-product.js";

const program: Manner = { by: ACTORS.program };

/** Learns from what happened: what detectors find, what lessons there are, and what people make of them. */
export async function learn(teller: Teller, projectId: string): Promise<void> {
  await examine(teller, projectId);
  await handleLessons(teller);
  await reviewProposals(teller);
}

async function examine({ tell, quietly }: Teller, projectId: string): Promise<void> {
  const runId = "run-looping";
  await tell("runs.RunStarted", "incidents.runs.reportRun", { runId, agentId: "agent-2", projectId }, program);
  await quietly("incidents.runs.appendSteps", { runId, steps: [0, 1, 2, 3, 4, 5, 6, 7].map(sameStep) });
  await tell("runs.AgentFailureFound", "incidents.detectors.examineRun", { runId }, program);
}

function sameStep(stepIndex: number): object {
  return { stepIndex, skillName: "search", skillId: "search", status: "success", inputHash: "in", outputHash: "out" };
}

async function handleLessons({ tell }: Teller): Promise<void> {
  const source = { sourceEventType: "run", sourceEventId: "run-done" };
  const detect = (what: string, said: object) =>
    tell("lessons.LessonDetected", `incidents.lessons.detectFrom${what}`, { ...source, ...said }, program).then(
      lessonOf,
    );

  const failure = await detect("Failure", { severity: "high", errorCode: "TOOL_ABUSE", errorMessage: "Again." });
  await tell("lessons.LessonConverted", "incidents.lessons.convertLessonToDraft", { lessonId: failure });

  const near = await detect("NearThreshold", { metric: "tokens", currentValue: 93, thresholdValue: 100 });
  const tomorrow = addSeconds(STARTS_AT, 100_000);
  await tell("lessons.LessonDeferred", "incidents.lessons.deferLesson", { lessonId: near, deferUntil: tomorrow });
  await tell("lessons.LessonReactivated", "incidents.lessons.reactivateLesson", { lessonId: near });
  await tell("lessons.LessonDeferred", "incidents.lessons.deferLesson", { lessonId: near, deferUntil: tomorrow });
  await tell(
    "lessons.LessonReactivated",
    "incidents.maintenance.reactivateExpiredLessons",
    {},
    { by: ACTORS.service, after: 100_000 },
  );

  const success = await detect("CriticalSuccess", { successType: "saved_much", metrics: { minutes: 90 } });
  await tell("lessons.LessonDismissed", "incidents.lessons.dismissLesson", {
    lessonId: success,
    reason: "Nothing that could be done again.",
  });
}

async function reviewProposals({ tell, quietly }: Teller): Promise<void> {
  const { items } = await quietly("incidents.policies.listProposals", { status: "draft" });
  const [last, ...others] = items as { readonly proposalId: string }[];
  await tell("policies.PolicyProposalApproved", "incidents.policies.approveProposal", {
    proposalId: last?.proposalId,
    notes: "Nobody needs to hear of it.",
  });
  for (const { proposalId } of others)
    await tell("policies.PolicyProposalRejected", "incidents.policies.rejectProposal", {
      proposalId,
      notes: "It is rare.",
    });
}

function lessonOf({ lesson }: Answer): string {
  return String((lesson as { readonly lessonId?: string } | null | undefined)?.lessonId);
}
