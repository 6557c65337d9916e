import { buildIncident } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { incidentOfEvent } from "./incident-of-event.js";

const { ports } = lessonWorld({ incidents: [buildIncident({ id: "inc_1" })] });

it("is the stored incident, none of a host's own, and none of a run that is called the same", async () => {
  const of = async (sourceEventType: "run" | "incident", sourceEventId: string) =>
    (await incidentOfEvent(ports, "acme", { sourceEventType, sourceEventId }))?.id;
  expect(await of("incident", "inc_1")).toBe("inc_1");
  expect(await of("incident", "TICKET-7")).toBeUndefined();
  expect(await of("run", "inc_1")).toBeUndefined();
});
