import { z } from "zod";
import { MAX_SIGNALS_PER_CALL, recordResultSchema } from "../incident/signal.js";
import { instantSchema } from "../primitives/instant.js";
import { storableText } from "../primitives/text.js";

const attribute = storableText(2_000);

const EXTENSION_NAME = /^[a-z0-9]+$/;

const dataBase64 = z
  .string()
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "must be Base64 (RFC 4648, with padding)");

/**
 * One event as the CloudEvents specification 1.0 has it. Whatever is not named here is an extension: its name consists of
 * lower-case letters and digits, its value is text, a whole number or a boolean. A null is an attribute that is absent.
 *
 * @example cloudEventSchema.parse({ specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" })
 */
export const cloudEventSchema = z
  .preprocess(
    withoutNulls,
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
      .superRefine((event, context) => {
        for (const name of Object.keys(event))
          if (!EXTENSION_NAME.test(name) && name !== "data_base64")
            context.addIssue({
              code: "custom",
              path: [name],
              message: "must be named in lower-case letters and digits",
            });
        if (event.data !== undefined && event.data_base64 !== undefined)
          context.addIssue({ code: "custom", path: ["data_base64"], message: "must not stand beside data" });
      }),
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
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name, member]) => member !== null || name === "data"));
}
