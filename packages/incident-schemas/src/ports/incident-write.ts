import type { PostmortemContent } from "../incident/commands.js";
import type { Incident } from "../incident/incident.js";
import type { IncidentEvent, IncidentEventDraft } from "../incident/incident-event.js";
import type { Severity } from "../incident/severity.js";
import type { LifecycleState, ResolutionMethod } from "../incident/status.js";
import type { Instant } from "../primitives/instant.js";

/** Names the state of an incident that a change starts from; another state means no change. */
export interface ExpectedIncident {
  readonly incidentId: string;
  readonly version: number;
  readonly lifecycleState: LifecycleState;
}

/** How a resolution is stored, with the state change and in the same statement. */
export interface Resolution {
  readonly resolvedAt: Instant;
  readonly resolvedBy: string;
  readonly resolutionMethod: ResolutionMethod;
  readonly resolutionType: string | null;
  readonly resolutionSummary: string | null;
  readonly resolutionNotes: string | null;
  readonly postmortemArtifactId: string | null;
  readonly transitionDigest: string;
}

/** The publication of a postmortem that stands. */
export interface PostmortemPublication {
  readonly postmortemArtifactId: string;
  readonly content: PostmortemContent;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
}

/** The one persistence authority for incidents. Every change is conditional; `undefined` says that the condition did not hold. */
export interface IncidentWriteDriver {
  /** Stores an incident; false when its id exists already, and then nothing changes. */
  insertIncident(tenantId: string, incident: Incident): Promise<boolean>;
  /** Reads the stored row again. */
  refreshIncident(tenantId: string, incidentId: string): Promise<Incident | undefined>;
  /** Digest of the last transition's actor and payload, by which a repeated one is recognised. */
  lastTransitionDigest(tenantId: string, incidentId: string): Promise<string | null>;
  updateIncidentAcknowledged(
    tenantId: string,
    expected: ExpectedIncident,
    change: {
      readonly acknowledgedAt: Instant;
      readonly acknowledgedBy: string;
      readonly transitionDigest: string;
    },
  ): Promise<Incident | undefined>;
  updateIncidentResolved(
    tenantId: string,
    expected: ExpectedIncident,
    change: Resolution,
  ): Promise<Incident | undefined>;
  /** Opens a resolved incident again and clears its resolution; throws `newer_incident_open` when its key is taken. */
  updateIncidentReopened(
    tenantId: string,
    expected: ExpectedIncident,
    change: { readonly reopenedAt: Instant; readonly transitionDigest: string },
  ): Promise<Incident | undefined>;
  updateIncidentOwner(
    tenantId: string,
    expected: ExpectedIncident,
    change: { readonly ownerId: string | null; readonly at: Instant },
  ): Promise<Incident | undefined>;
  /** Sets the severity; impact counts from here. */
  updateIncidentSeverity(
    tenantId: string,
    expected: ExpectedIncident,
    change: { readonly severity: Severity; readonly at: Instant },
  ): Promise<Incident | undefined>;
  /** Sets `containedAt` when it is not set. */
  updateIncidentContained(
    tenantId: string,
    expected: ExpectedIncident,
    change: { readonly containedAt: Instant; readonly at: Instant },
  ): Promise<Incident | undefined>;
  /** Links a new postmortem stub; gives the id that is linked, new or already there, and whether it is new. */
  createPostmortemStub(
    tenantId: string,
    stub: { readonly incidentId: string; readonly createdAt: Instant; readonly createdBy: string },
  ): Promise<{ readonly postmortemArtifactId: string; readonly created: boolean } | undefined>;
  /**
   * Publishes the incident's own document, begun where there is none, and links it in place of any other. A document is
   * published once: gives the publication that stands, this one or the earlier one, and whether it is this one.
   */
  publishPostmortem(
    tenantId: string,
    publication: Omit<PostmortemPublication, "postmortemArtifactId"> & { readonly incidentId: string },
  ): Promise<(PostmortemPublication & { readonly recorded: boolean }) | undefined>;
  /** Appends a timeline entry, chained to the one before. */
  createIncidentEvent(tenantId: string, draft: IncidentEventDraft): Promise<IncidentEvent>;
}
