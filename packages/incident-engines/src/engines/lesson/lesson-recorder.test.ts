import { SYSTEM_ACTORS } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { lessonWorld } from "../../../test/lessons.js";
import { createLessonRecorder } from "./lesson-recorder.js";

const evidence = {
  runId: "run-1",
  tenantId: "acme",
  incidentId: "inc_1",
  errorCode: "AGENT_CRASH",
  errorMessage: "boom",
  severity: "critical",
  isSynthetic: true,
  syntheticScenarioId: "chaos-1",
} as const;

it("learns once of each incident and error code, from the first run, in the product's own name", async () => {
  const { writing, stored, audit } = lessonWorld();
  const recorder = createLessonRecorder(writing);
  for (let index = 1; index <= 1_000; index += 1) await recorder.recordEvidence({ ...evidence, runId: `run-${index}` });
  await recorder.recordEvidence({ ...evidence, runId: "other-code", errorCode: "STEP_FAILURE" });
  await recorder.recordEvidence({ ...evidence, runId: "other-incident", incidentId: "inc_2" });
  expect(
    stored.map(({ sourceEventId, sourceIncidentId, debounce }) => [sourceEventId, sourceIncidentId, debounce]),
  ).toEqual([
    ["run-1", "inc_1", { key: "failure:inc_1:AGENT_CRASH" }],
    ["other-code", "inc_1", { key: "failure:inc_1:STEP_FAILURE" }],
    ["other-incident", "inc_2", { key: "failure:inc_2:AGENT_CRASH" }],
  ]);
  expect(stored[0]).toMatchObject({
    severity: "CRITICAL",
    isSynthetic: true,
    syntheticScenarioId: "chaos-1",
    description: expect.stringContaining("boom"),
  });
  expect(audit[0]).toMatchObject({ eventType: "LessonDetected", actor: SYSTEM_ACTORS.lessons });
});

it("learns of one run how it ended, and what else there is to learn from it", async () => {
  const { writing, stored } = lessonWorld();
  const recorder = createLessonRecorder(writing);
  const found = { ...evidence, incidentId: "inc_2", errorCode: "STEP_REPETITION", subject: "STEP_REPETITION" };
  for (const told of [found, evidence, found, evidence]) await recorder.recordEvidence(told);
  expect(stored.map(({ subject, sourceIncidentId }) => [subject, sourceIncidentId])).toEqual([
    ["STEP_REPETITION", "inc_2"],
    ["", "inc_1"],
  ]);
});

it("F-080: keeps a secret out of the key as well", async () => {
  const { writing, stored } = lessonWorld();
  await createLessonRecorder(writing).recordEvidence({ ...evidence, errorCode: "sk-abcdefghijklmnop1234" });
  expect(stored[0]?.debounce).toEqual({ key: "failure:inc_1:" });
  expect(JSON.stringify(stored)).not.toContain("sk-");
});
