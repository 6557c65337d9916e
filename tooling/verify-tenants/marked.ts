import { addSeconds } from "@hoc/incident-schemas";

/** What every name of the things begins with that a tenant alone has. */
export const MARKS = { victim: "zq7victim-", caller: "own-" } as const;

/** One of the marks. */
export type Mark = (typeof MARKS)[keyof typeof MARKS];

/** How much earlier than their like those things happened. */
const EARLIER_SECONDS = -60 * 86_400;

/** Members that name something, or say something in the tenant's own words. */
const OWN_WORDS = new Set([
  ...[
    "runId",
    "agentId",
    "policyId",
    "violationId",
    "signalId",
    "anomalyId",
    "entityId",
    "datasetId",
    "recordId",
    "reservationId",
  ],
  ...["reference", "fingerprint", "sourceEventId", "userId", "featureTag", "tag", "workflowId", "requestId"],
  ...["goal", "title", "name", "errorMessage", "message", "note", "notes", "reason", "summary", "model"],
  ...[
    "rootCause",
    "effectiveness",
    "resolutionSummary",
    "exportReason",
    "preparedFor",
    "scopeId",
    "displayName",
    "description",
  ],
]);

/** How those error codes of the history begin that mean nothing to the product. */
const NO_WORD_OF_THE_PRODUCT = "TOOL_ABUSE";

const NAMED_IN_PATHS = /^(\/v1\/(?:runs|policies\/(?:rules|violations)|costs\/(?:reservations|anomalies))\/)([^/?]+)/;

const AN_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A path to a thing that a tenant alone has, by its name. */
export function markedPath(path: string, mark: Mark): string {
  return path.replace(NAMED_IN_PATHS, `$1${mark}$2`);
}

/** The same body about things that a tenant alone has, and that happened earlier. */
export function markedBody<Body>(body: Body, mark: Mark): Body {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) => {
    if (typeof value !== "string") return value;
    if (AN_INSTANT.test(value)) return earlier(value);
    return OWN_WORDS.has(name) || value.startsWith(NO_WORD_OF_THE_PRODUCT) ? `${mark}${value}` : value;
  });
}

/** The same body, every amount a little higher. */
export function dearerBody<Body>(body: Body): Body {
  return JSON.parse(JSON.stringify(body), (name, value: unknown) =>
    name.endsWith("Micros") && typeof value === "number" ? value + 1 : value,
  );
}

/** When something happened that a tenant alone has, by when its like did. */
export function earlier(instant: string): string {
  return addSeconds(instant, EARLIER_SECONDS);
}
