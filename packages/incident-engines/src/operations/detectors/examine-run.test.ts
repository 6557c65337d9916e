import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { examinedRun } from "../../../test/examined-run.js";
import { examineRun } from "./examine-run.js";

it("examines a run by the parameters that are given, for whoever may send signals", async () => {
  const { ports, audit } = examinedRun();
  const parameters = { step_repetition: { minRepetitions: 4 } };
  expect(await ask(examineRun, ports, "ingest")({ runId: "run-1", parameters })).toMatchObject({
    outcome: "SUCCESS",
    findings: [{ finding: { parameters: { minRepetitions: 4 } }, recorded: true }],
    signal: { incidentId: "inc_1" },
  });
  expect(audit).toMatchObject([{ actor: { id: "worker-7" } }]);
  await expect(ask(examineRun, ports, "viewer")({ runId: "run-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});

it("goes by the defaults of whatever is left out, and refuses what no detector knows", async () => {
  const { ports } = examinedRun();
  const examine = ask(examineRun, ports, "ingest");
  expect(await examine({ runId: "run-1", parameters: { no_progress: { window: 9 } } })).toMatchObject({
    findings: [{ finding: { detectorId: "step_repetition" } }],
  });
  for (const [parameters, pointer] of [
    [{ step_repetition: { minRepetitions: 1 } }, "/parameters/step_repetition/minRepetitions"],
    [{ loops: {} }, "/parameters/loops"],
  ] as const)
    await expect(examine({ runId: "run-1", parameters })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: [{ pointer }] },
    });
});
