import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { policyWorld } from "../../../test/policies.js";
import { recordEvaluation } from "./record-evaluation.js";

it("stores what the status of the run says, for whoever may send signals", async () => {
  const { ports } = policyWorld();
  const told = { runId: "run-1", runStatus: "HALTED" };
  expect(await ask(recordEvaluation, ports, "ingest")(told)).toMatchObject({
    tenantId: "acme",
    runId: "run-1",
    outcome: "advisory",
    confidence: null,
    recorded: true,
  });
  await expect(ask(recordEvaluation, ports, "viewer")(told)).rejects.toMatchObject({ code: "permission_denied" });
});

it("takes an outcome or a status, not both and not none", async () => {
  const record = ask(recordEvaluation, policyWorld().ports, "ingest");
  for (const told of [{}, { outcome: "advisory", runStatus: "halted" }])
    await expect(record({ runId: "run-1", ...told })).rejects.toMatchObject({ code: "invalid_input" });
});
