import { outgoingCloudEventSchema } from "@hoc/incident-schemas";
import { describe, expect, it } from "vitest";
import { domainEvent } from "../../../test/webhooks.js";
import { TEST_EVENT_TYPE, testEvent } from "./test-event.js";
import { cloudEventOf, toCloudEvent } from "./to-cloud-event.js";

describe("an event as it leaves the product", () => {
  it("has the envelope of CloudEvents, and the whole event as its data", () => {
    const event = domainEvent();
    expect(outgoingCloudEventSchema.parse(toCloudEvent(event))).toEqual({
      specversion: "1.0",
      id: "evt_1",
      source: "urn:hoc:tenant:acme",
      type: "incidents.IncidentReopened",
      subject: "inc_1",
      time: "2026-03-14T12:00:00.000000Z",
      datacontenttype: "application/json",
      dataschema: "urn:hoc:event:incidents.IncidentReopened:1.0.0",
      partitionkey: "inc_1",
      sequence: "00000000000000000017",
      data: event,
    });
  });

  it.each([[{ incidentId: null }], [{ incidentId: undefined }]])("of no incident stands alone", (members) => {
    const { incidentId: _, ...base } = domainEvent() as { incidentId?: unknown };
    const event = toCloudEvent({ ...base, ...(members.incidentId === null ? members : {}) } as never);
    expect(event.partitionkey).toBe("evt_1");
    expect(event).not.toHaveProperty("subject");
  });

  it("names its tenant as a URN can hold it", () => {
    expect(toCloudEvent(domainEvent({ tenantId: "a/c:m e" })).source).toBe("urn:hoc:tenant:a%2Fc%3Am%20e");
  });

  it("sorts by its sequence as text", () => {
    const [early, late] = [9, 10].map((sequenceNo) => toCloudEvent(domainEvent({ sequenceNo })).sequence);
    expect(String(early) < String(late)).toBe(true);
  });
});

it("a test event is of no type of the catalogue and of no incident, and names who asked for it", () => {
  const asked = { eventId: "evt_t", endpointId: "whe_1", tenantId: "acme", at: "2026-03-14T12:00:00.000000Z" };
  const event = cloudEventOf(testEvent({ ...asked, actor: { type: "HUMAN", id: "ada" } }));
  expect(outgoingCloudEventSchema.parse(event)).toMatchObject({
    id: "evt_t",
    type: TEST_EVENT_TYPE,
    partitionkey: "evt_t",
    sequence: "0".repeat(20),
    data: { endpointId: "whe_1", actorType: "user", actorId: "ada", decisionOwner: "webhooks", sequenceNo: 0 },
  });
});
