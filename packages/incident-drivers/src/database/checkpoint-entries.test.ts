import { INCIDENT_EVENT_TYPES } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { isForCheckpoint } from "./checkpoint-entries.js";

it("asks for a checkpoint when an incident opens, ends or is reopened, and for nothing else", () => {
  expect(INCIDENT_EVENT_TYPES.filter(isForCheckpoint)).toEqual([
    "incident_created",
    "auto_resolved",
    "resolved",
    "manually_closed",
    "reopened",
  ]);
});
