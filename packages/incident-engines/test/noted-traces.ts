import { type Actor, type AuditRecord, type EventDraft, eventBase, validateEventPayload } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";

/** When the ports of tests record. */
export const NOW = "2026-03-14T12:00:00.000000Z";

/** The program that tells the product of runs and violations. */
export const HOST: Actor = { type: "AGENT", id: "worker-7" };

/** A person who makes policies. */
export const ADA: Actor = { type: "HUMAN", id: "ada" };

/** An outbox that checks events against their schemas and a ledger, in memory; each step is noted as it is made. */
export function notedTraces(note: (step: string) => void) {
  const events: EventDraft[] = [];
  const audit: AuditRecord[] = [];
  const ports: Pick<IncidentPorts, "outbox" | "audit"> = {
    outbox: {
      async append(tenantId, drafts) {
        return drafts.map((draft, index) => {
          note(draft.eventType);
          events.push(draft);
          const base = eventBase(tenantId, draft, { eventId: `evt_${index}`, sequenceNo: index + 1 });
          return validateEventPayload({ ...base, ...draft.fields });
        });
      },
    },
    audit: {
      async append(_tenantId, records) {
        note("audit.append");
        audit.push(...records);
      },
    },
  };
  return { events, audit, ports };
}
