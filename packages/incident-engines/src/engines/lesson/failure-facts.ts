import { type DetectFailure, invalidInput } from "@hoc/incident-schemas";
import type { ReadPorts } from "@hoc/incident-schemas/ports";
import type { FailureFacts, FailureSeverity } from "./failure-lesson.js";
import { incidentOfEvent } from "./incident-of-event.js";
import type { LessonEvent } from "./lesson-content.js";

/** What is stored of an event that somebody tells of. */
interface StoredEvent {
  readonly isSynthetic?: boolean;
  readonly syntheticScenarioId?: string | null;
  readonly sourceIncidentId?: string;
}

/** A stored event that is a failure. */
interface StoredFailure extends StoredEvent, FailureFacts {}

/** An event of which nothing is stored that says how bad it was. */
interface UnknownFailure extends StoredEvent {
  readonly severity?: undefined;
  readonly errorCode?: undefined;
  readonly errorMessage?: undefined;
  readonly because: string;
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
  return {
    facts: {
      severity: told.severity ?? severityOf(stored),
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

function severityOf(stored: StoredFailure | UnknownFailure): FailureSeverity {
  if (stored.severity !== undefined) return stored.severity;
  throw invalidInput([{ pointer: "/severity", message: `is needed, because ${stored.because}` }]);
}

async function storedFailure(
  ports: Pick<ReadPorts, "runs" | "incidentRead">,
  tenantId: string,
  told: DetectFailure,
): Promise<StoredFailure | UnknownFailure> {
  if (told.sourceEventType === "incident") {
    const incident = await incidentOfEvent(ports, tenantId, told);
    if (incident === undefined) return notStored(told);
    const { id: sourceIncidentId, severity, errorCode, errorMessage, isSynthetic } = incident;
    return { sourceIncidentId, severity: upperCased(severity), errorCode, errorMessage, isSynthetic };
  }
  const run = await ports.runs.fetchRun(tenantId, told.sourceEventId);
  if (run === undefined) return notStored(told);
  const { severity, errorCode, errorMessage, isSynthetic, syntheticScenarioId } = run;
  const marks = { isSynthetic, syntheticScenarioId };
  if (severity === null) return { ...marks, because: "the run of this id is under way" };
  if (severity === "none") return { ...marks, because: "the run of this id did not fail" };
  return { ...marks, severity: upperCased(severity), errorCode, errorMessage };
}

function notStored({ sourceEventType }: DetectFailure): UnknownFailure {
  return { because: `no ${sourceEventType} of this id is stored` };
}

function upperCased(severity: Lowercase<FailureSeverity>): FailureSeverity {
  return severity.toUpperCase() as FailureSeverity;
}
