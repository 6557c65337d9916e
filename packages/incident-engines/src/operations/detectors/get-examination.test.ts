import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { examinedRun } from "../../../test/examined-run.js";
import { getExamination } from "./get-examination.js";

it("shows what the detectors say and stores nothing, for whoever may read", async () => {
  const { ports, steps } = examinedRun();
  expect(await ask(getExamination, ports, "viewer")({ runId: "run-1" })).toMatchObject({
    runId: "run-1",
    results: [{ detectorId: "step_repetition", verdict: "found" }, {}, {}, {}, {}],
    ...READ,
  });
  expect(steps).toEqual([]);
  await expect(ask(getExamination, ports, "viewer")({ runId: "run-2" })).rejects.toMatchObject({
    code: "run_not_found",
  });
  await expect(ask(getExamination, ports, "ingest")({ runId: "run-1" })).rejects.toMatchObject({
    code: "permission_denied",
  });
});

it("reads at the point that is asked for", async () => {
  const { ports, asked } = examinedRun();
  const asOf = "2026-03-14T10:00:00.000000Z";
  expect(await ask(getExamination, ports, "viewer")({ runId: "run-1", asOf })).toMatchObject({ asOf });
  expect(asked).toMatchObject([["acme", "trc_1", { at: { asOf } }]]);
});
