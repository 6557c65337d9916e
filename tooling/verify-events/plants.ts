import type { EventDraft } from "@hoc/incident-schemas";
import type { UnitOfWork } from "@hoc/incident-schemas/ports";
import type { Plant } from "../verify/plant.js";

/** A defect of how events come out of the product. */
export interface EventPlant extends Plant {
  readonly disguise: (real: UnitOfWork) => UnitOfWork;
}

/** Defects that the events are verified against. */
export const EVENT_PLANTS = {
  "event-lacks-a-field": {
    says: "what resolves an incident does not say how",
    row: "incidents.IncidentResolved",
    check: "emitted",
    disguise: changingDrafts("incidents.IncidentResolved", ({ fields, ...draft }) => {
      const { resolutionType: _, ...others } = fields as Readonly<Record<string, unknown>>;
      return { ...draft, fields: others } as unknown as EventDraft;
    }),
  },
  "event-after-commit": {
    says: "events are announced after the change was committed",
    row: "incidents.IncidentAcknowledged",
    check: "refused",
    disguise: announcingAfterwards,
  },
  "event-of-nobody": {
    says: "whoever sets a severity is said to be the system",
    row: "incidents.IncidentSeveritySet",
    check: "actor",
    disguise: changingDrafts("incidents.IncidentSeveritySet", (draft) => ({
      ...draft,
      actor: { ...draft.actor, type: "SYSTEM" },
    })),
  },
} as const satisfies Readonly<Record<string, EventPlant>>;

function changingDrafts(type: string, change: (draft: EventDraft) => EventDraft): EventPlant["disguise"] {
  return (real) => ({
    ...real,
    write: (tenantId, work) =>
      real.write(tenantId, (ports) =>
        work({
          ...ports,
          outbox: {
            append: (tenant, drafts) =>
              ports.outbox.append(
                tenant,
                drafts.map((draft) => (draft.eventType === type ? change(draft) : draft)),
              ),
          },
        }),
      ),
  });
}

function announcingAfterwards(real: UnitOfWork): UnitOfWork {
  return {
    ...real,
    async write(tenantId, work) {
      const late: EventDraft[] = [];
      const result = await real.write(tenantId, (ports) =>
        work({
          ...ports,
          outbox: {
            async append(_, drafts) {
              late.push(...drafts);
              return [];
            },
          },
        }),
      );
      if (late.length > 0) await real.write(tenantId, ({ outbox }) => outbox.append(tenantId, late));
      return result;
    },
  };
}
