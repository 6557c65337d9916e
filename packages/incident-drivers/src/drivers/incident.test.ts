import type { RunAcknowledgement, RunDecision } from "@hoc/incident-schemas/ports";
import { describe, expect, it, vi } from "vitest";
import { createIncidentDriver, type IncidentDriverOptions } from "./incident.js";

const END = { runId: "run-1", runStatus: "failed" };
const CREATED: RunDecision = {
  kind: "created",
  runId: "run-1",
  outcome: "FAILURE",
  incidentId: "inc_1",
  signal: { signalId: "sig_1", outcome: "opened", incidentId: "inc_1" },
};
const GONE = new Error("the database is gone");

function scene(decide: () => Promise<RunDecision>, options: Partial<IncidentDriverOptions> = {}) {
  const told: RunAcknowledgement[] = [];
  const error = vi.fn();
  const createIncidentForRun = vi.fn(decide);
  const driver = createIncidentDriver({
    decision: { createIncidentForRun },
    logger: { error },
    acknowledge: (acknowledgement) => {
      told.push(acknowledgement);
    },
    ...options,
  });
  return { told, error, createIncidentForRun, handle: () => driver.createIncidentForRun("acme", END) };
}

describe("the incident driver", () => {
  it("has the end of a run decided and acknowledges it with the incident", async () => {
    const { handle, told, error, createIncidentForRun } = scene(async () => CREATED);
    expect(await handle()).toEqual(CREATED);
    expect(createIncidentForRun.mock.calls).toEqual([["acme", END]]);
    expect(told).toEqual([{ runId: "run-1", incidentId: "inc_1", error: null }]);
    expect(error).not.toHaveBeenCalled();
  });

  it.each<RunDecision>([
    { kind: "none", runId: "run-1", outcome: "SUCCESS" },
    { ...CREATED, kind: "suppressed", incidentId: null },
  ])("acknowledges an end without an incident: $kind", async (decision) => {
    const { handle, told } = scene(async () => decision);
    expect(await handle()).toEqual(decision);
    expect(told).toEqual([{ runId: "run-1", incidentId: null, error: null }]);
  });

  it("F-015: acknowledges a refusal with its reason", async () => {
    const { handle, told } = scene(async () => ({ kind: "refused", runId: "run-1", reason: "run_not_found" }));
    await handle();
    expect(told).toEqual([{ runId: "run-1", incidentId: null, error: "run_not_found" }]);
  });

  it("logs, acknowledges and answers an error of the decision instead of throwing it", async () => {
    const { handle, told, error } = scene(() => Promise.reject(GONE));
    expect(await handle()).toEqual({ kind: "failed", runId: "run-1", error: "the database is gone" });
    expect(told).toEqual([{ runId: "run-1", incidentId: null, error: "the database is gone" }]);
    expect(error.mock.calls).toEqual([
      [{ err: GONE, tenantId: "acme", runId: "run-1" }, "the end of a run could not be handled"],
    ]);
  });

  it.each([
    [
      "throws",
      () => {
        throw GONE;
      },
    ],
    ["rejects", () => Promise.reject(GONE)],
  ])("logs an acknowledgement that %s, and answers all the same", async (_, acknowledge) => {
    const { handle, error } = scene(async () => CREATED, { acknowledge });
    expect(await handle()).toEqual(CREATED);
    expect(error.mock.calls).toEqual([
      [{ err: GONE, tenantId: "acme", runId: "run-1" }, "the end of a run could not be acknowledged"],
    ]);
  });

  it("acknowledges nothing where acknowledgements are off", async () => {
    const { handle, told } = scene(async () => CREATED, { acknowledgements: false });
    expect(await handle()).toEqual(CREATED);
    expect(told).toEqual([]);
  });

  it("needs nobody to acknowledge to", async () => {
    const driver = createIncidentDriver({
      decision: { createIncidentForRun: async () => CREATED },
      logger: { error: vi.fn() },
    });
    expect(await driver.createIncidentForRun("acme", END)).toEqual(CREATED);
  });
});
