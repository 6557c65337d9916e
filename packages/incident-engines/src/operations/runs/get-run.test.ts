import { expect, it } from "vitest";
import { ask, READ } from "../../../test/ask.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { getRun } from "./get-run.js";

it("shows a run as it stood, for whoever may read", async () => {
  const { reportDigest: _, outcomeDigest: __, ...run } = buildRun({ runId: "run-1", incidentCount: 2 });
  const { ports } = runPorts({ run: buildRun({ runId: "run-1", incidentCount: 2 }) });
  expect(await ask(getRun, ports, "viewer")({ runId: "run-1" })).toEqual({ ...run, ...READ });
  await expect(ask(getRun, ports, "viewer")({ runId: "run-2" })).rejects.toMatchObject({ code: "run_not_found" });
  await expect(ask(getRun, ports, "ingest")({ runId: "run-1" })).rejects.toMatchObject({ code: "permission_denied" });
});

it("reads at the point that is asked for", async () => {
  const asked: unknown[] = [];
  const fetchRun = async (...question: unknown[]) => {
    asked.push(question);
    return buildRun();
  };
  const { ports } = runPorts({ stubs: { runs: { fetchRun } } });
  const asOf = "2026-03-14T10:00:00.000000Z";
  expect(await ask(getRun, ports, "viewer")({ runId: "run-1", asOf })).toMatchObject({ asOf });
  expect(asked).toMatchObject([["acme", "run-1", { asOf }]]);
});
