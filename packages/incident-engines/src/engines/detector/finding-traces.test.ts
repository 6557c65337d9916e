import { eventBase, validateEventPayload } from "@hoc/incident-schemas";
import type { NewRunFinding } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { findingTraces } from "./finding-traces.js";

const finding: NewRunFinding = {
  findingId: "find_1",
  runId: "run-1",
  traceId: "trc_1",
  agentId: "planner",
  detectorId: "runaway",
  detectorVersion: 2,
  severity: "high",
  explanation: "It used 12 of 10 steps.",
  evidence: { used: 12 },
  contentHash: "a".repeat(64),
  parameters: {},
  firstStepIndex: 0,
  lastStepIndex: 11,
  signalId: "sig_1",
  isSynthetic: false,
  syntheticScenarioId: null,
  occurredAt: "2026-03-14T11:00:00.000000Z",
};

it.each([
  ["inc_1", "shop", "shop"],
  [null, null, "__system__"],
])("a finding is told with the incident %s, of a run of the project %s in %s", (incidentId, projectId, toldIn) => {
  const { events, audit } = findingTraces({ projectId }, finding, { incidentId }, { actor: HOST, at: NOW });
  const [event] = events;
  if (event === undefined) throw new Error("no event");
  const told = {
    runId: "run-1",
    agentId: "planner",
    detectorId: "runaway",
    severity: "high",
    contentHash: "a".repeat(64),
    incidentId,
  };
  const payload = { ...eventBase("acme", event, { eventId: "evt_1", sequenceNo: 1 }), ...event.fields };
  expect(validateEventPayload(payload)).toMatchObject({ findingId: "find_1", ...told, projectId: toldIn });
  expect(audit).toEqual([
    {
      eventType: "AgentFailureFound",
      entityType: "RUN_FINDING",
      entityId: "find_1",
      actor: HOST,
      reason: "It used 12 of 10 steps.",
      before: null,
      after: { ...told, detectorVersion: 2, signalId: "sig_1" },
      at: NOW,
    },
  ]);
});
