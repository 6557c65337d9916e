import { expect, it } from "vitest";
import { buildRun, runPorts } from "../../../test/run-ports.js";
import { loadRun, shownRun } from "./load-run.js";

it("gives a run of the tenant; another tenant's is not found, as is one that nobody knows", async () => {
  const { ports } = runPorts({ run: buildRun({ runId: "run-1" }) });
  expect(await loadRun(ports, "acme", "run-1")).toMatchObject({ runId: "run-1" });
  const details = { runId: "run-1" };
  await expect(loadRun(ports, "globex", "run-1")).rejects.toMatchObject({ code: "run_not_found", details });
  await expect(loadRun(ports, "acme", "run-10")).rejects.toMatchObject({ code: "run_not_found" });
});

it("shows a run without the digests of its reports", () => {
  const shown = shownRun(buildRun({ outcomeDigest: "1".repeat(64) }));
  expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(["reportDigest"]));
  expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(["outcomeDigest"]));
});
