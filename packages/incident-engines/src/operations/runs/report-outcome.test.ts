import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { reportOutcome } from "./report-outcome.js";

it("reports how a run ended, for whoever may send signals", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }) });
  const told = { runId: "run-1", status: "halted" };
  expect(await ask(reportOutcome, ports, "ingest")(told)).toMatchObject({
    run: { outcome: "BLOCKED" },
    recorded: true,
    signal: { incidentId: "inc_1" },
  });
  await expect(ask(reportOutcome, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});
