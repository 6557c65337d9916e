import { expect, it } from "vitest";
import { envelopeMetaSchema, wrapData } from "./wrap-data.js";

it("says with the answer that it is one, when it was given and to which request", () => {
  const envelope = wrapData({ incidentId: "inc_1" }, "2026-03-14T12:00:00.000000Z", "req-0123456789ab");
  expect(envelope).toEqual({
    success: true,
    data: { incidentId: "inc_1" },
    meta: { timestamp: "2026-03-14T12:00:00.000000Z", requestId: "req-0123456789ab" },
  });
  expect(envelopeMetaSchema.parse(envelope.meta)).toEqual(envelope.meta);
});
