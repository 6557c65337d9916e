import { EVENT_CATALOGUE, EVENT_TYPES, type EventType, validateEventPayload } from "@hoc/incident-schemas";

/** The contract of events: which types there are, what each has, and what is refused. */
export interface EventContract {
  readonly types: readonly string[];
  /** The members of a type, and whether null is a value of theirs. */
  membersOf(type: string): Readonly<Record<string, { readonly nullable: boolean }>>;
  /** Gives a valid event back, and throws an `EventSchemaViolation` for any other. */
  validate(payload: unknown): unknown;
}

/** The product's own contract. */
export const PRODUCT_CONTRACT: EventContract = {
  types: EVENT_TYPES,
  membersOf: (type) =>
    Object.fromEntries(
      Object.entries(EVENT_CATALOGUE[type as EventType].shape).map(([member, schema]) => [
        member,
        { nullable: schema.safeParse(null).success },
      ]),
    ),
  validate: validateEventPayload,
};

/** Members that every event has, none of them ever null. */
export const BASE_MEMBERS = [
  "eventId",
  "eventType",
  "tenantId",
  "projectId",
  "actorType",
  "actorId",
  "decisionOwner",
  "sequenceNo",
  "schemaVersion",
  "occurredAt",
] as const;

/** What events of these types say at least; a value where it is always the same. None of it is ever null. */
export const SAID_AT_LEAST: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "incidents.IncidentAcknowledged": { incidentId: undefined, incidentState: "ACKED" },
  "incidents.IncidentResolved": { incidentId: undefined, incidentState: "RESOLVED", resolutionType: undefined },
  "incidents.IncidentManuallyClosed": {
    incidentId: undefined,
    incidentState: "RESOLVED",
    resolutionMethod: "manual_closure",
  },
  "incidents.PostmortemCreated": {
    incidentId: undefined,
    incidentState: undefined,
    postmortemArtifactId: undefined,
  },
  "incidents.PostmortemPublished": {
    incidentId: undefined,
    incidentState: "RESOLVED",
    postmortemArtifactId: undefined,
  },
  "incidents.BundleExported": {
    incidentId: undefined,
    incidentState: undefined,
    exportId: undefined,
    bundleId: undefined,
    bundleType: "evidence",
    format: "json",
    contentDigest: undefined,
  },
  "analytics.ArtifactRecorded": {
    datasetId: undefined,
    datasetVersion: undefined,
    inputWindowHash: undefined,
    asOf: undefined,
    computeCodeVersion: undefined,
  },
};
