import type { PolicyRule } from "@hoc/incident-schemas";
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
 * The project of what happened to a run, when the run is known and has one.
 *
 * @example await ports.outbox.append(tenantId, [{ ...draft, ...(await projectOfRun(ports, tenantId, runId)) }])
 */
export async function projectOfRun(
  { runs }: Pick<ReadPorts, "runs">,
  tenantId: string,
  runId: string,
): Promise<EventProject> {
  const projectId = (await runs.fetchRun(tenantId, runId))?.projectId;
  return projectId === null || projectId === undefined ? {} : { projectId };
}
