import { type CloudEvent, cloudEventSchema, EVENT_TYPES } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { cloudEventSignals } from "./cloud-event-signals.js";

const event = (more: object = {}): CloudEvent =>
  cloudEventSchema.parse({ specversion: "1.0", id: "7", source: "/probe", type: "probe.failed", ...more });
const refusalOf = (...events: CloudEvent[]) => {
  try {
    cloudEventSignals(events);
  } catch (error) {
    return (error as { details: { fields: object[] } }).details.fields;
  }
  return undefined;
};

describe("the signals of events", () => {
  it("come in the order of the events", () => {
    const signals = cloudEventSignals([event({ subject: "b" }), event({ id: "8", subject: "a" })]);
    expect(signals.map(({ reference }) => reference)).toEqual(["b", "a"]);
  });

  it("are refused all together, with every event and member that is not well-formed", () => {
    const bad = event({ data: { severity: "very", costMicros: 0.5 } });
    expect(refusalOf(event(), bad, event({ data: { kind: "manual" } }))).toMatchObject([
      { pointer: "/events/1/data/costMicros" },
      { pointer: "/events/1/data/severity" },
      { pointer: "/events/2/data/kind" },
    ]);
  });

  it.each([
    ["every type of ours", EVENT_TYPES.map((type) => event({ type }))],
    ["our source", [event({ source: "urn:hoc:tenant:acme" })]],
    ["our schema", [event({ dataschema: "urn:hoc:event:x:1.0.0" })]],
  ])("refuse events of this product by %s", (_, events) => {
    for (const own of events) expect(refusalOf(own)).toMatchObject([{ pointer: "/events/0/type" }]);
  });
});
