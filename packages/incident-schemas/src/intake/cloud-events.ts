import { z } from "zod";
import { MAX_DETAILS_LENGTH, MAX_SIGNALS_PER_CALL, recordResultSchema } from "../incident/signal.js";
import { instantSchema } from "../primitives/instant.js";
import { storableText } from "../primitives/text.js";
import { isJsonObject } from "./cloud-event-content.js";
import { cloudEventFaults } from "./cloud-event-faults.js";

const attribute = storableText(2_000);

const NO_BASE64 = "must be Base64 (RFC 4648, with padding)";

/** It becomes part of the details, so it cannot be longer than they. A repeated group would overflow on millions of them. */
const dataBase64 = z
  .string()
  .max(MAX_DETAILS_LENGTH)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, NO_BASE64)
  .refine(({ length }) => length % 4 === 0, NO_BASE64);

/**
 * One event as the CloudEvents specification 1.0 has it. Whatever is not named here is an extension: its name consists of
 * lower-case letters and digits, its value is text, a whole number or a boolean. A null is an attribute that is absent.
 * Attributes and data are judged in one go, and an event of this product is none.
 *
 * @example cloudEventSchema.parse({ specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" })
 */
export const cloudEventSchema = z
  .preprocess(
    (value, context) => {
      // zod leaves such a member out.
      if (isJsonObject(value) && Object.hasOwn(value, "__proto__"))
        context.addIssue({ code: "custom", path: ["__proto__"], message: "must not be the name of an extension" });
      return withoutNulls(value);
    },
    z
      .object({
        specversion: z.literal("1.0", 'must be "1.0"'),
        id: attribute.describe("With `source` it names the event; sent again, it counts once."),
        source: attribute,
        type: attribute,
        subject: attribute.optional(),
        time: instantSchema.optional(),
        datacontenttype: attribute.optional(),
        dataschema: attribute.optional(),
        data: z.unknown().optional().describe("What happened; members with the names of a signal's are taken as such."),
        data_base64: dataBase64.optional().describe("What happened, where it is not JSON."),
      })
      .catchall(
        z.union(
          [storableText(2_000).or(z.literal("")), z.int(), z.boolean()],
          "must be text, a whole number or a boolean",
        ),
      )
      .superRefine(
        (event, context) => {
          for (const fault of cloudEventFaults(event)) context.addIssue({ code: "custom", ...fault });
        },
        { when: ({ value }) => isJsonObject(value) },
      ),
  )
  .meta({ id: "CloudEvent" });

/** One event after validation. */
export type CloudEvent = z.output<typeof cloudEventSchema>;

/** Input of `incidents.signals.recordCloudEvents`: 1 to 1,000 events, taken whole or refused whole. */
export const recordCloudEventsInputSchema = z
  .strictObject({ events: z.array(cloudEventSchema).min(1).max(MAX_SIGNALS_PER_CALL) })
  .meta({ id: "RecordCloudEvents" });

/** Output of `incidents.signals.recordCloudEvents`. */
export const recordCloudEventsOutputSchema = z
  .strictObject({
    results: z.array(recordResultSchema).describe("What became of each event, in the caller's order."),
  })
  .meta({ id: "RecordCloudEventsResult" });

function withoutNulls(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name, member]) => member !== null || name === "data"));
}
