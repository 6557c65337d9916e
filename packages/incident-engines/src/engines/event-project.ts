import type { Lesson, PolicyRule, Run } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";

/** The project that an event belongs to; without one it belongs to none. */
export interface EventProject {
  readonly projectId?: string;
}

/**
 * The project of what happened to a rule: the one that the rule is for.
 *
 * @example projectOfRule({ scope: "PROJECT", scopeId: "shop" }) // { projectId: "shop" }
 */
export function projectOfRule({ scope, scopeId }: Pick<PolicyRule, "scope" | "scopeId">): EventProject {
  return scope === "PROJECT" && scopeId !== null ? { projectId: scopeId } : {};
}

/**
 * The project of what happened to a run: the one that the run belongs to, if any.
 *
 * @example projectOfRun({ projectId: null }) // {}
 */
export function projectOfRun({ projectId }: Pick<Run, "projectId">): EventProject {
  return projectId === null ? {} : { projectId };
}

/**
 * The same by the run's id; a run that nobody reported belongs to no project.
 *
 * @example const project = await fetchProjectOfRun(ports, "acme", violation.runId)
 */
export async function fetchProjectOfRun(
  { runs }: Pick<ReadPorts, "runs">,
  tenantId: string,
  runId: string,
): Promise<EventProject> {
  const run = await runs.fetchRun(tenantId, runId);
  return run === undefined ? {} : projectOfRun(run);
}

/**
 * The project of what happened to a lesson: that of the run behind it, if any.
 *
 * @example const project = await fetchProjectOfLesson(ports, "acme", lesson)
 */
export async function fetchProjectOfLesson(
  ports: Pick<ReadPorts, "runs">,
  tenantId: string,
  { sourceRunId }: Pick<Lesson, "sourceRunId">,
): Promise<EventProject> {
  return sourceRunId === null ? {} : fetchProjectOfRun(ports, tenantId, sourceRunId);
}
