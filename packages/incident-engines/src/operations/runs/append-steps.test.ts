import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { appendSteps } from "./append-steps.js";

const stubs = { traceStore: { insertTraceSteps: async () => ({ inserted: 1, conflicts: [] }) } };
const step = { stepIndex: 0, skillName: "search", status: "success" };

it("adds steps to the trace of a run, for whoever may send signals", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }), stubs });
  const told = { runId: "run-1", steps: [step] };
  const answer = { runId: "run-1", traceId: "trc_1", recorded: 1, duplicates: 0 };
  expect(await ask(appendSteps, ports, "ingest")(told)).toEqual(answer);
  await expect(ask(appendSteps, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});

it("names a step that is given twice", async () => {
  const asked = ask(appendSteps, runPorts().ports, "ingest")({ runId: "run-1", steps: [step, step] });
  await expect(asked).rejects.toMatchObject({
    code: "invalid_input",
    details: { fields: [{ pointer: "/steps/1/stepIndex" }] },
  });
});
