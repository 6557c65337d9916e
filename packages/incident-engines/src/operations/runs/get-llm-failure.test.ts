import type { StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { NOW } from "../../../test/noted-traces.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { getLlmFailure } from "./get-llm-failure.js";

const FAILURE: StoredLlmFailure = {
  failureId: "fail_1",
  runId: "run-1",
  failureType: "timeout",
  errorCode: "e",
  errorMessage: "no answer",
  model: "large-1",
  requestId: null,
  durationMs: null,
  metadata: {},
  evidence: [],
  createdAt: NOW,
  recordedAt: NOW,
  contentDigest: "0".repeat(64),
};

it("shows the failure that ended a run, for whoever may read", async () => {
  const { contentDigest: _, ...shown } = FAILURE;
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }), failure: FAILURE });
  expect(await ask(getLlmFailure, ports, "viewer")({ runId: "run-1" })).toEqual({ ...shown, ...READ });
  const asked = ask(getLlmFailure, ports, "ingest")({ runId: "run-1" });
  await expect(asked).rejects.toMatchObject({ code: "permission_denied" });
});
