import type { Instant } from "@hoc/incident-schemas";
import { z } from "zod";

/** What an envelope says of the answer in it. */
export const envelopeMetaSchema = z
  .strictObject({
    timestamp: z.string().describe("When the answer was given."),
    requestId: z.string().describe("The id under which the log speaks of the request."),
  })
  .meta({ id: "EnvelopeMeta" });

/** What an envelope says of the answer in it. */
type EnvelopeMeta = Readonly<z.output<typeof envelopeMetaSchema>>;

/** An answer in its envelope. */
export interface Envelope<Data> {
  readonly success: true;
  readonly data: Data;
  readonly meta: EnvelopeMeta;
}

/**
 * Puts an answer into an envelope.
 *
 * @example wrapData({ incidentId: "inc_1" }, now, "req-0123456789ab") // { success: true, data: { … }, meta: { … } }
 */
export function wrapData<Data>(data: Data, timestamp: Instant, requestId: string): Envelope<Data> {
  return { success: true, data, meta: { timestamp, requestId } };
}
