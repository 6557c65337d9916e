import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { NOW } from "../../../test/noted-traces.js";
import { runPorts } from "../../../test/run-ports.js";
import { reportRun } from "./report-run.js";

it("reports a run with its end, for whoever may send signals", async () => {
  const { ports, audit } = runPorts();
  const report = { agentId: "planner", runId: "run-1", status: "FAILED", errorCode: "AGENT_CRASH" };
  expect(await ask(reportRun, ports, "ingest")(report)).toMatchObject({
    run: { runId: "run-1", status: "failed", outcome: "FAILURE", severity: "critical", completedAt: NOW },
    recorded: true,
    signal: { outcome: "opened", incidentId: "inc_1" },
  });
  expect(audit).toMatchObject([{ actor: { id: "worker-7" } }, {}, {}]);
  await expect(ask(reportRun, ports, "responder")(report)).rejects.toMatchObject({ code: "permission_denied" });
});

it("refuses an unknown member, so that a misspelt one is not lost", async () => {
  const asked = ask(reportRun, runPorts().ports, "ingest")({ agentId: "a", erorCode: "X" });
  await expect(asked).rejects.toMatchObject({ code: "invalid_input", details: { fields: [{ pointer: "/erorCode" }] } });
});
