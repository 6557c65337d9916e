import { type DetectFailure, invalidInput } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import type { FailureFacts, FailureSeverity } from "./failure-lesson.js";
import { incidentOfEvent } from "./incident-of-event.js";
import type { LessonEvent } from "./lesson-content.js";

/** What is stored of a failure that somebody tells of. */
interface StoredFailure extends Partial<FailureFacts> {
  readonly isSynthetic?: boolean;
  readonly syntheticScenarioId?: string | null;
  readonly sourceIncidentId?: string;
}

/**
 * A failure that somebody tells of, what is not told taken from the stored run or incident. What is drawn from something
 * synthetic is synthetic, whatever was told.
 *
 * @throws DomainError `invalid_input` at `/severity` when it is neither told nor stored
 * @example const { facts, event } = await failureFacts(ports, "acme", told)
 */
export async function failureFacts(
  ports: Pick<ReadPorts, "runs" | "incidentRead">,
  tenantId: string,
  told: DetectFailure,
): Promise<{ readonly facts: FailureFacts; readonly event: LessonEvent }> {
  const stored = await storedFailure(ports, tenantId, told);
  const severity = told.severity ?? stored.severity;
  if (severity === undefined) {
    const message = `is needed, because no ${told.sourceEventType} of this id is stored that tells how bad it was`;
    throw invalidInput([{ pointer: "/severity", message }]);
  }
  return {
    facts: {
      severity,
      errorCode: told.errorCode ?? stored.errorCode ?? null,
      errorMessage: told.errorMessage ?? stored.errorMessage ?? null,
    },
    event: {
      ...told,
      sourceIncidentId: stored.sourceIncidentId,
      isSynthetic: told.isSynthetic || stored.isSynthetic === true,
      syntheticScenarioId: told.syntheticScenarioId ?? stored.syntheticScenarioId ?? undefined,
    },
  };
}

async function storedFailure(
  ports: Pick<ReadPorts, "runs" | "incidentRead">,
  tenantId: string,
  told: DetectFailure,
): Promise<StoredFailure> {
  if (told.sourceEventType === "incident") {
    const incident = await incidentOfEvent(ports, tenantId, told);
    if (incident === undefined) return {};
    const { id: sourceIncidentId, severity, isSynthetic } = incident;
    return { sourceIncidentId, severity: upperCased(severity), isSynthetic };
  }
  const run = await ports.runs.fetchRun(tenantId, told.sourceEventId);
  if (run === undefined) return {};
  const { severity, errorCode, errorMessage, isSynthetic, syntheticScenarioId } = run;
  const marks = { isSynthetic, syntheticScenarioId };
  return severity === null || severity === "none"
    ? marks
    : { ...marks, severity: upperCased(severity), errorCode, errorMessage };
}

function upperCased(severity: Lowercase<FailureSeverity>): FailureSeverity {
  return severity.toUpperCase() as FailureSeverity;
}
