import type { Incident } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import type { LessonEvent } from "./lesson-content.js";

/**
 * The incident that an event is, when it is one that is stored here: hosts may name incidents of their own.
 *
 * @example const incident = await incidentOfEvent(ports, "acme", { sourceEventType: "incident", sourceEventId: "inc_1" })
 */
export async function incidentOfEvent(
  { incidentRead }: Pick<ReadPorts, "incidentRead">,
  tenantId: string,
  { sourceEventType, sourceEventId }: Pick<LessonEvent, "sourceEventType" | "sourceEventId">,
): Promise<Incident | undefined> {
  return sourceEventType === "incident" ? incidentRead.getIncident(tenantId, sourceEventId) : undefined;
}
