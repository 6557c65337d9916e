import { z } from "zod";
import { eventInstant, eventText } from "./envelope.js";

/** Version of the CloudEvents specification whose envelope events are sent in. */
export const CLOUD_EVENTS_VERSION = "1.0";

/**
 * The envelope in which events leave the product: CloudEvents 1.0 in the JSON format. `source` and `id` together are
 * unique, `id` is the event's id; `data` is the event itself, as in the catalogue.
 *
 * @example outgoingCloudEventSchema.parse(JSON.parse(body)).type // "incidents.IncidentCreated"
 */
export const outgoingCloudEventSchema = z
  .strictObject({
    specversion: z.literal(CLOUD_EVENTS_VERSION),
    id: eventText,
    source: eventText.describe("`urn:hoc:tenant:` and the tenant, percent-encoded."),
    type: eventText,
    subject: eventText.optional().describe("The incident, for events of an incident."),
    time: eventInstant,
    datacontenttype: z.literal("application/json"),
    dataschema: eventText.describe("`urn:hoc:event:`, the type, `:` and the version of the event's schema."),
    partitionkey: eventText.describe("What is delivered in order: the incident, or the event alone."),
    sequence: z
      .string()
      .regex(/^\d{20}$/)
      .describe("The event's place among the tenant's, in 20 digits: it sorts as text."),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "OutgoingCloudEvent" });

/** An event as it leaves the product. */
export type OutgoingCloudEvent = z.output<typeof outgoingCloudEventSchema>;
