import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { recordLlmFailure } from "./record-llm-failure.js";

const told = { runId: "run-1", failureType: "timeout", errorCode: "e", errorMessage: "no answer", model: "large-1" };

it("records that a call of a model failed, for whoever may send signals", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }) });
  expect(await ask(recordLlmFailure, ports, "ingest")(told)).toMatchObject({
    recorded: true,
    runMarkedFailed: true,
    signal: { incidentId: "inc_1" },
  });
  await expect(ask(recordLlmFailure, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses a type of failure outside the closed set", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }) });
  const asked = ask(recordLlmFailure, ports, "ingest")({ ...told, failureType: "rate_limit" });
  await expect(asked).rejects.toMatchObject({ details: { fields: [{ pointer: "/failureType" }] } });
});
