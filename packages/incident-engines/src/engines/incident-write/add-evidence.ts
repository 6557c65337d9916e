import type { Incident } from "@hoc/incident-schemas";
import type { NewEvidence } from "@hoc/incident-schemas/ports";
import type { Doing } from "../append-traces.js";
import { jsonDigest } from "../json-digest.js";
import type { AddEvidence } from "./commands.js";
import type { Decision } from "./decision.js";
import { tracesOf } from "./traces.js";

/** Why evidence is refused. */
export type EvidenceRefusal = "evidence_in_future";

/**
 * The evidence to store and what it leaves behind; it changes nothing of the incident itself and is possible in every
 * state. The traces name the digest of the payload, SHA-256 of its canonical JSON, not what is in it.
 *
 * @example decideAddEvidence(incident, { incidentId: incident.id, evidenceId: "evi_1", evidenceType: "log", summary: "The disk was full." }, { actor, at })
 */
export function decideAddEvidence(
  incident: Incident,
  command: AddEvidence,
  doing: Doing,
): Decision<NewEvidence, EvidenceRefusal> {
  const createdAt = command.at ?? doing.at;
  if (createdAt > doing.at) return { ok: false, reason: "evidence_in_future" };
  const { evidenceId, evidenceType, summary } = command;
  const recoveryExecuted = command.recoveryAction !== undefined;
  const payload = payloadOf(command);
  const account = { evidenceId, evidenceType, recoveryExecuted };
  const data = { ...account, payloadDigest: jsonDigest(payload) };
  return {
    ok: true,
    change: { ...account, incidentId: incident.id, payload, createdAt },
    ...tracesOf(incident, doing, {
      entryType: "evidence_captured",
      description: `Evidence (${evidenceType}) by ${doing.actor.id}: ${summary}`,
      data,
      happenedAt: createdAt,
      auditType: "EvidenceAdded",
      reason: null,
      after: data,
      event: {
        eventType: "incidents.EvidenceAdded",
        fields: { incidentId: incident.id, incidentState: incident.lifecycleState, ...account },
      },
    }),
  };
}

/** What was sent along, and the members that the command has of its own; neither has a name of the other. */
function payloadOf({ payload, summary, recoveryAction, recoverySucceeded }: AddEvidence) {
  return { ...payload, summary, ...(recoveryAction === undefined ? {} : { recoveryAction, recoverySucceeded }) };
}
