import { EVENT_ACTOR_OF, EventSchemaViolation } from "@hoc/incident-schemas";
import { NOT_APPLICABLE, type Verdict, verdictOf } from "../verify/verdict.js";
import { ACTORS } from "./actors.js";
import { type EventContract, SAID_AT_LEAST } from "./contract.js";
import type { History } from "./history.js";
import type { StoredEvent } from "./stored-events.js";
import { SINKS } from "./verified-product.js";

/** Whether events of a type came out of the product, each valid, and saying what it has to. */
export function checkEmitted(
  contract: EventContract,
  type: string,
  events: readonly StoredEvent[],
  { refusals }: History,
): Verdict {
  const wrong = events.length === 0 ? ["nothing emits it", ...(refusals.get(type) ?? [])] : [];
  for (const { payload } of events) {
    try {
      contract.validate(payload);
    } catch (error) {
      if (!(error instanceof EventSchemaViolation)) throw error;
      wrong.push(`an emitted event is invalid: ${error.message}`);
    }
    for (const [member, value] of Object.entries(SAID_AT_LEAST[type] ?? {}))
      if (value === undefined ? payload[member] == null : payload[member] !== value)
        wrong.push(`an emitted event says ${member} ${JSON.stringify(payload[member])}`);
  }
  return verdictOf(wrong);
}

/** Whether events have ids of their own, and numbers that rise within a tenant as things were recorded. */
export function checkOrder(type: string, all: readonly StoredEvent[]): Verdict {
  const wrong: string[] = [];
  const ids = new Map<unknown, number>();
  for (const { payload } of all) ids.set(payload.eventId, (ids.get(payload.eventId) ?? 0) + 1);
  const last = new Map<unknown, StoredEvent["row"]>();
  for (const { type: itsType, payload, row } of inOrderOfRecording(all)) {
    const before = last.get(row.tenantId);
    last.set(row.tenantId, row);
    if (itsType !== type) continue;
    if ((ids.get(payload.eventId) ?? 0) > 1) wrong.push(`the id ${String(payload.eventId)} is not its own`);
    if (before !== undefined && !(Number(payload.sequenceNo) > Number(before.sequenceNo)))
      wrong.push(`number ${String(payload.sequenceNo)} comes after ${String(before.sequenceNo)}`);
  }
  return verdictOf(wrong);
}

/** By when they were recorded; events of one transaction by their place in it. */
function inOrderOfRecording(events: readonly StoredEvent[]): StoredEvent[] {
  const instant = ({ row }: StoredEvent) => String(row.recordedAt);
  return [...events].sort((a, b) => (instant(a) < instant(b) ? -1 : instant(a) > instant(b) ? 1 : 0));
}

/** Whether events are stored as they read, and go to every sink once. */
export function checkDelivery(events: readonly StoredEvent[]): Verdict {
  const wrong: string[] = [];
  const expected = JSON.stringify([...SINKS].sort());
  for (const { payload, row, sinks } of events) {
    for (const [member, value] of Object.entries(row))
      if (member in payload && payload[member] !== value)
        wrong.push(`${member} is stored as ${JSON.stringify(value)} and said to be ${JSON.stringify(payload[member])}`);
    const found = JSON.stringify([...sinks].sort());
    if (found !== expected) wrong.push(`${String(payload.eventId)} goes to ${found}, not ${expected}`);
  }
  return verdictOf(wrong);
}

/** Whether events name who acted as what they are, and everybody else as the system. */
export function checkActors(events: readonly StoredEvent[]): Verdict {
  const wrong = events.flatMap(({ payload: { actorId, actorType } }) => {
    const actor = Object.values(ACTORS).find(({ id }) => id === actorId);
    const isWhatItIs = actorType === (actor === undefined ? "system" : EVENT_ACTOR_OF[actor.type]);
    return isWhatItIs ? [] : [`${String(actorId)} is said to be of type ${String(actorType)}`];
  });
  return verdictOf(wrong);
}

/** Whether events that name a run belong to its project. An incident belongs to none: its signals may be of many runs. */
export function checkProjects(type: string, events: readonly StoredEvent[], { projects }: History): Verdict {
  const named = type.startsWith("incidents.") ? [] : events.filter(({ payload }) => runNamedIn(payload) !== undefined);
  if (named.length === 0) return NOT_APPLICABLE;
  return verdictOf(
    named.flatMap(({ payload }) => {
      const project = projects[String(runNamedIn(payload))];
      return payload.projectId === project
        ? []
        : [`it is of ${String(payload.projectId)}, its run of ${String(project)}`];
    }),
  );
}

function runNamedIn({ runId, sourceEventType, sourceEventId }: StoredEvent["payload"]): unknown {
  return sourceEventType === "run" ? sourceEventId : (runId ?? undefined);
}

/** Whether what is done a second time announces nothing. */
export function checkRepeated(type: string, { repetitions }: History): Verdict {
  const again = repetitions.get(type);
  if (again === undefined) return NOT_APPLICABLE;
  return verdictOf(again === 0 ? [] : [`${again} more came of doing the same again`]);
}
