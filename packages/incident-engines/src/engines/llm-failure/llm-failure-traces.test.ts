import { eventBase, validateEventPayload } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { HOST, NOW } from "../../../test/noted-traces.js";
import { buildRun } from "../../../test/run-ports.js";
import { llmFailureTraces } from "./llm-failure-traces.js";

it("F-113: an event of the run's project that matches its schema, and an audit record of the same fact", () => {
  const told = { runId: "run-1", failureType: "timeout", errorCode: "e", model: "m" } as const;
  const failure = {
    ...told,
    failureId: "fail_1",
    errorMessage: "no answer",
    requestId: null,
    durationMs: null,
    metadata: {},
    createdAt: NOW,
    contentDigest: "a".repeat(64),
  };
  const kept = { evidenceId: "evi_1", contentHash: "b".repeat(64) };
  const evidence = {
    ...kept,
    failureId: "fail_1",
    evidenceType: "llm_failure_capture",
    evidenceData: {},
    createdAt: NOW,
  } as const;
  const run = buildRun({ runId: "run-1", projectId: "alpha" });
  const { events, audit } = llmFailureTraces(run, failure, evidence, { actor: HOST, at: NOW });
  const [event] = events;
  if (event === undefined) throw new Error("no event");
  const payload = { ...eventBase("acme", event, { eventId: "evt_1", sequenceNo: 1 }), ...event.fields };
  expect(validateEventPayload(payload)).toMatchObject({ projectId: "alpha", failureId: "fail_1", ...told, ...kept });
  expect(audit).toEqual([
    {
      eventType: "LlmFailureRecorded",
      entityType: "LLM_FAILURE",
      entityId: "fail_1",
      actor: HOST,
      reason: null,
      before: null,
      after: { ...told, ...kept },
      at: NOW,
    },
  ]);
});
