import {
  type IncidentEvent,
  incidentIdSchema,
  instantSchema,
  SEVERITIES,
  type Severity,
  type SignalView,
  type SortField,
  type SortOrder,
  type TraceStep,
} from "@hoc/incident-schemas";
import type { IncidentPosition } from "@hoc/incident-schemas/ports";
import type { PagedList } from "./page.js";

/** How a list of incidents is sorted, and by what its selection is told from others. */
interface ListOrder {
  readonly sortBy: SortField;
  readonly sortOrder: SortOrder;
  readonly selection: string;
}

/**
 * A list of incidents in one of its orders. A row's position in it is all that any order goes by.
 *
 * @example await placeOf(incidentList("incidents.active", order), ports, "acme", input, clock())
 */
export function incidentList(
  name: string,
  { sortBy, sortOrder, selection }: ListOrder,
): PagedList<IncidentPosition, IncidentPosition> {
  return {
    name,
    order: [sortBy, sortOrder, selection],
    parts: 4,
    write: ({ createdAt, resolvedAt, severity, id }) => [createdAt, resolvedAt ?? "", severity, id],
    read: ([createdAt = "", resolvedAt = "", severity = "", id = ""]) =>
      isInstant(createdAt) && (resolvedAt === "" || isInstant(resolvedAt)) && isSeverity(severity) && isId(id)
        ? { createdAt, resolvedAt: resolvedAt || null, severity, id }
        : undefined,
  };
}

/** The timeline of an incident, oldest first. */
export const TIMELINE: PagedList<IncidentEvent, number> = {
  name: "timeline",
  parts: 1,
  write: (entry) => [String(entry.sequenceNo)],
  read: ([sequenceNo = ""]) => wholeNumber(sequenceNo),
};

/** The signals of an incident, in the order they were recorded. */
export const INCIDENT_SIGNALS: PagedList<SignalView, number> = {
  name: "signals",
  parts: 1,
  write: (signal) => [String(signal.sequence)],
  read: ([sequence = ""]) => wholeNumber(sequence),
};

/** Largest index that is looked for: what an integer of the database holds. */
const MAX_STEP_INDEX = 2_147_483_647;

/** The steps of a trace, in their order. */
export const TRACE_STEPS: PagedList<Pick<TraceStep, "stepIndex">, number> = {
  name: "steps",
  parts: 1,
  write: (step) => [String(step.stepIndex)],
  read([stepIndex = ""]) {
    const index = wholeNumber(stepIndex);
    return index === undefined || index > MAX_STEP_INDEX ? undefined : index;
  },
};

/**
 * A list whose rows are recorded once and stand by their position in everything that the tenant recorded, the last one
 * first. What callers ask for, such as filters, goes into `order`, so that a cursor belongs to one question.
 *
 * @example await placeOf(newestFirst("runs", [selectionOf("acme", filters)]), ports, "acme", input, clock())
 */
export function newestFirst(
  name: string,
  order: readonly string[] = [],
): PagedList<{ readonly sequence: number }, number> {
  return {
    name,
    order,
    parts: 1,
    write: ({ sequence }) => [String(sequence)],
    read: ([sequence = ""]) => wholeNumber(sequence),
  };
}

function isInstant(text: string): boolean {
  return instantSchema.safeParse(text).data === text;
}

function isId(text: string): boolean {
  return incidentIdSchema.safeParse(text).success;
}

function isSeverity(text: string): text is Severity {
  return SEVERITIES.some((severity) => severity === text);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
