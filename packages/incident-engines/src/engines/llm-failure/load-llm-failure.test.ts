import type { StoredLlmFailure } from "@hoc/incident-schemas/ports";
import { expect, it } from "vitest";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { loadLlmFailure } from "./load-llm-failure.js";

const AT = { asOf: "2026-03-14T12:00:00.000000Z", sequence: 7, isLatest: true };

it("shows the failure without the digest that it is compared by", async () => {
  const failure = { failureId: "fail_1", contentDigest: "0".repeat(64) } as StoredLlmFailure;
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }), failure });
  expect(await loadLlmFailure(ports, "acme", "run-1", AT)).toEqual({ failureId: "fail_1" });
});

it("tells a run without a failure from one that the tenant does not have", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }) });
  await expect(loadLlmFailure(ports, "acme", "run-1", AT)).rejects.toMatchObject({ code: "llm_failure_not_found" });
  await expect(loadLlmFailure(ports, "acme", "run-2", AT)).rejects.toMatchObject({ code: "run_not_found" });
  await expect(loadLlmFailure(ports, "globex", "run-1", AT)).rejects.toMatchObject({ code: "run_not_found" });
});
