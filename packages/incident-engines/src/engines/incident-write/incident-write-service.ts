import type { Actor, Incident, StoredEvidence } from "@hoc/incident-schemas";
import type {
  AcknowledgeIncident,
  AddEvidence,
  AddNote,
  AssignIncident,
  CloseIncident,
  CreatePostmortemStub,
  PublishPostmortem,
  RecordMilestone,
  ReopenIncident,
  ResolveIncident,
  SetSeverity,
} from "./commands.js";
import type { PublishedPostmortem } from "./publish-postmortem.js";

/** A postmortem stub and the incident that it belongs to. */
export interface PostmortemStub {
  readonly incidentId: string;
  readonly postmortemArtifactId: string;
}

/** A command on one incident of a tenant; gives the incident as it is stored now. */
export type IncidentCommand<Command, Result = Incident> = (
  tenantId: string,
  actor: Actor,
  command: Command,
) => Promise<Result>;

/**
 * What people do with incidents. Each command loads the incident of the tenant (`incident_not_found`, the same for an
 * unknown and a foreign one), refuses a stale `expectedVersion` (`version_conflict`), decides, and then writes the
 * change, its timeline entry, its audit record and its event in the transaction that it is called in.
 *
 * A transition asked for again by the same actor in the same words changes nothing and gives the incident; it is
 * recognised before the version is looked at, so that a caller whose answer got lost can simply ask again.
 */
export interface IncidentWriteService {
  /** ACTIVE → ACKED. Errors: `already_acknowledged`, `already_resolved`. */
  readonly acknowledgeIncident: IncidentCommand<AcknowledgeIncident>;
  /** ACTIVE or ACKED → RESOLVED. Errors: `already_resolved`. */
  readonly resolveIncident: IncidentCommand<ResolveIncident>;
  /** ACTIVE or ACKED → RESOLVED with the method `manual_closure`. Errors: `already_resolved`. */
  readonly manualCloseIncident: IncidentCommand<CloseIncident>;
  /** RESOLVED → ACTIVE. Errors: `not_resolved`, `newer_incident_open` (names the open one). */
  readonly reopenIncident: IncidentCommand<ReopenIncident>;
  /** Gives the incident an owner, or none; the same owner again changes nothing. */
  readonly assignIncident: IncidentCommand<AssignIncident>;
  /** Writes a note. */
  readonly addNote: IncidentCommand<AddNote>;
  /** Stores evidence, in every state of the incident. Errors: `evidence_in_future`. */
  readonly addEvidence: IncidentCommand<AddEvidence, StoredEvidence>;
  /** Sets the severity. Errors: `already_resolved`, `severity_unchanged`, `reason_required`. */
  readonly setSeverity: IncidentCommand<SetSeverity>;
  /** Records a step of handling. Errors: `impact_required`, `milestone_in_future`, `milestone_before_start`. */
  readonly recordMilestone: IncidentCommand<RecordMilestone>;
  /** Begins the postmortem, once; asked again it gives the same stub. */
  readonly createPostmortemStub: IncidentCommand<CreatePostmortemStub, PostmortemStub>;
  /** Publishes the postmortem, once. Errors: `person_required`, `not_resolved`, `postmortem_published`. */
  readonly publishPostmortem: IncidentCommand<PublishPostmortem, PublishedPostmortem>;
}
