import type { Actor, Incident, StoredEvidence, Transition } from "@hoc/incident-schemas";
import type { IncidentPorts } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import { loadIncident } from "../incident-read/load-incident.js";
import { decideAcknowledge } from "./acknowledge.js";
import { decideAddEvidence } from "./add-evidence.js";
import { decideAddNote } from "./add-note.js";
import { decideAssign } from "./assign.js";
import { beginPostmortem } from "./begin-postmortem.js";
import { carryOut, checkVersion, type Store } from "./carry-out.js";
import { decideClose } from "./close.js";
import type { Decision } from "./decision.js";
import type { IncidentWriteService } from "./incident-write-service.js";
import { leaveTraces } from "./leave-traces.js";
import { publishPostmortem } from "./publish-postmortem.js";
import { decideRecordMilestone } from "./record-milestone.js";
import { newerIncidentOpen, type RefusalReason, refusal } from "./refusals.js";
import { decideReopen } from "./reopen.js";
import { isRepetition } from "./repetition.js";
import { decideResolve } from "./resolve.js";
import { decideSetSeverity } from "./set-severity.js";
import { transitionDigest } from "./transition-digest.js";

/**
 * The commands on incidents over the ports of one write; they commit or fail with it. The ports include the audit
 * ledger: without it there is no change.
 *
 * @example await createIncidentWriteService(ports).acknowledgeIncident("acme", { type: "HUMAN", id: "ada" }, { incidentId })
 */
export function createIncidentWriteService(ports: IncidentPorts): IncidentWriteService {
  const { incidentWrite, incidentRead, recordedAt } = ports;
  const by = (actor: Actor): Doing => ({ actor, at: recordedAt });

  return {
    acknowledgeIncident: (tenantId, actor, command) =>
      transit(tenantId, actor, command, {
        transition: "acknowledge",
        decide: async (incident) => decideAcknowledge(incident, command, by(actor)),
        store: (digest) => (change, expected) =>
          incidentWrite.updateIncidentAcknowledged(tenantId, expected, { ...change, transitionDigest: digest }),
      }),

    resolveIncident: (tenantId, actor, command) =>
      transit(tenantId, actor, command, {
        transition: "resolve",
        decide: async (incident) => decideResolve(incident, command, by(actor)),
        store: (digest) => (change, expected) =>
          incidentWrite.updateIncidentResolved(tenantId, expected, { ...change, transitionDigest: digest }),
      }),

    manualCloseIncident: (tenantId, actor, command) =>
      transit(tenantId, actor, command, {
        transition: "close",
        decide: async (incident) => decideClose(incident, command, by(actor)),
        store: (digest) => (change, expected) =>
          incidentWrite.updateIncidentResolved(tenantId, expected, { ...change, transitionDigest: digest }),
      }),

    reopenIncident: (tenantId, actor, command) =>
      transit(tenantId, actor, command, {
        transition: "reopen",
        decide: async (incident) => {
          const openIncidentOfKey = await incidentRead.findOpenIncident(tenantId, incident.groupingKey);
          const decision = decideReopen(incident, command, { openIncidentOfKey }, by(actor));
          if (!decision.ok && decision.reason === "newer_incident_open") throw newerIncidentOpen(decision.open);
          return decision;
        },
        store: (digest) => (change, expected) =>
          incidentWrite.updateIncidentReopened(tenantId, expected, { ...change, transitionDigest: digest }),
      }),

    async assignIncident(tenantId, actor, command) {
      const incident = await loadIncident(ports, tenantId, command.incidentId);
      checkVersion(incident, command.expectedVersion);
      const decision = decideAssign(incident, command, by(actor));
      if (!decision.ok) return incident;
      return carryOut(ports, incident, decision, (change, expected) =>
        incidentWrite.updateIncidentOwner(tenantId, expected, { ...change, at: recordedAt }),
      );
    },

    async addNote(tenantId, actor, command) {
      const incident = await loadIncident(ports, tenantId, command.incidentId);
      await leaveTraces(ports, incident, decideAddNote(incident, command, by(actor)));
      return incident;
    },

    async addEvidence(tenantId, actor, command) {
      const incident = await loadIncident(ports, tenantId, command.incidentId);
      const decision = decideAddEvidence(incident, command, by(actor));
      if (!decision.ok) throw refusal(decision.reason, incident);
      const [stored] = await ports.evidence.insertEvidence(tenantId, [decision.change]);
      await leaveTraces(ports, incident, decision);
      return stored as StoredEvidence;
    },

    async setSeverity(tenantId, actor, command) {
      const incident = await loadIncident(ports, tenantId, command.incidentId);
      checkVersion(incident, command.expectedVersion);
      const decision = decideSetSeverity(incident, command, by(actor));
      if (!decision.ok) throw refusal(decision.reason, incident);
      return carryOut(ports, incident, decision, (change, expected) =>
        incidentWrite.updateIncidentSeverity(tenantId, expected, { ...change, at: recordedAt }),
      );
    },

    async recordMilestone(tenantId, actor, command) {
      const incident = await loadIncident(ports, tenantId, command.incidentId);
      checkVersion(incident, command.expectedVersion);
      const decision = decideRecordMilestone(incident, command, by(actor));
      if (!decision.ok) throw refusal(decision.reason, incident);
      return carryOut(ports, incident, decision, async ({ containedAt }, expected) =>
        containedAt === null
          ? incident
          : incidentWrite.updateIncidentContained(tenantId, expected, { containedAt, at: recordedAt }),
      );
    },

    async createPostmortemStub(tenantId, actor, { incidentId }) {
      const incident = await loadIncident(ports, tenantId, incidentId);
      const { postmortemArtifactId } = await beginPostmortem(ports, incident, by(actor));
      return { incidentId, postmortemArtifactId };
    },

    publishPostmortem: (tenantId, actor, command) => publishPostmortem(ports, tenantId, actor, command),
  };

  /** Carries a transition out, unless it is in effect already by the same actor and in the same words. */
  async function transit<Change>(
    tenantId: string,
    actor: Actor,
    command: { readonly incidentId: string; readonly expectedVersion?: number | undefined },
    how: {
      readonly transition: Transition;
      readonly decide: (incident: Incident) => Promise<Decision<Change, RefusalReason>>;
      readonly store: (digest: string) => Store<Change>;
    },
  ): Promise<Incident> {
    const { incidentId, expectedVersion, ...payload } = command;
    const incident = await loadIncident(ports, tenantId, incidentId);
    const digest = transitionDigest({ transition: how.transition, actor, payload });
    if (await isRepetition(ports, incident, how.transition, digest)) return incident;
    checkVersion(incident, expectedVersion);
    const decision = await how.decide(incident);
    if (!decision.ok) throw refusal(decision.reason, incident);
    return carryOut(ports, incident, decision, how.store(digest));
  }
}
