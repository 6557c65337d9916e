import type { RecordResult } from "@hoc/incident-schemas";
import { buildIncident } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { buildRun, type RunPortsOptions, runPorts } from "../../../test/run-ports.js";
import { createIncidentEngine } from "./create-incident-engine.js";
import { runSignalId } from "./run-signal.js";

const FAILED = { runId: "run-1", runStatus: "failed" };
const AT = { asOf: "2026-03-14T12:00:00.000000Z", sequence: 7, isLatest: true };

function scene(options: RunPortsOptions = {}) {
  const made = runPorts({ run: buildRun({ runId: "run-1" }), ...options });
  return { ...made, engine: createIncidentEngine(made.writing) };
}

describe("the incident engine", () => {
  it.each([
    ["opened", "inc_1", "created"],
    ["attached", "inc_1", "attached"],
    ["overflow", "inc_1", "attached"],
    ["late", "inc_1", "late"],
    ["suppressed", null, "suppressed"],
    ["duplicate", "inc_1", "duplicate"],
  ] as const)("F-015: tells a signal that is %s as %s/%s", async (outcome, incidentId, kind) => {
    const taken: Partial<RecordResult> = { outcome, incidentId };
    const { engine } = scene({ taken });
    expect(await engine.createIncidentForRun("acme", { ...FAILED, errorCode: "AGENT_CRASH" })).toEqual({
      kind,
      runId: "run-1",
      outcome: "FAILURE",
      incidentId,
      signal: { signalId: runSignalId("run-1", "run_failure"), outcome, incidentId },
    });
  });

  it("raises nothing of a run that did its work", async () => {
    const { engine, steps } = scene();
    expect(await engine.createIncidentForAllRuns("acme", { runId: "run-1", runStatus: "COMPLETED" })).toEqual({
      kind: "none",
      runId: "run-1",
      outcome: "SUCCESS",
    });
    expect(steps).not.toContain("record");
  });

  it("F-015: refuses a run that is not there, or over in other words, with the reason", async () => {
    const { engine } = scene();
    const refused = { kind: "refused" };
    expect(await engine.createIncidentForRun("acme", { ...FAILED, runId: "run-2" })).toEqual({
      ...refused,
      runId: "run-2",
      reason: "run_not_found",
    });
    await engine.createIncidentForRun("acme", FAILED);
    const otherwise = await engine.createIncidentForRun("acme", { ...FAILED, runStatus: "aborted" });
    expect(otherwise).toEqual({ ...refused, runId: "run-1", reason: "run_finished" });
  });

  it("has no tenant to fall back to", async () => {
    const { engine, steps } = scene();
    expect(await engine.createIncidentForRun("", FAILED)).toMatchObject({ kind: "refused", reason: "run_not_found" });
    expect(steps).toEqual([]);
  });

  it("F-015: throws whatever else goes wrong", async () => {
    const record = () => Promise.reject(new Error("the database is gone"));
    const { engine } = scene({ stubs: { aggregator: { record } } });
    await expect(engine.createIncidentForRun("acme", FAILED)).rejects.toThrow("the database is gone");
    const running = scene().engine.createIncidentForRun("acme", { ...FAILED, runStatus: "running" });
    await expect(running).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("acts by the older entry only on a run that ended as `failed`, and reads the code from the message", async () => {
    const { engine, signals, steps } = scene();
    for (const runStatus of ["failure", "FAILED", "completed"])
      expect(await engine.checkAndCreateIncident("acme", { ...FAILED, runStatus })).toEqual({
        kind: "refused",
        runId: "run-1",
        reason: "not_failed",
      });
    expect(steps).toEqual([]);
    const end = { ...FAILED, errorCode: "E_HOST", errorMessage: "SKILL_ERROR: no such tool" };
    expect(await engine.checkAndCreateIncident("acme", end)).toMatchObject({ kind: "created" });
    expect(signals).toMatchObject([{ errorCode: "SKILL_ERROR" }]);
  });

  it("F-021: reads the code from the message of every run that did not do its work", async () => {
    const { engine, signals } = scene();
    const end = { runId: "run-1", runStatus: "aborted", errorMessage: "MANUAL_STOP by ada" };
    expect(await engine.createIncidentForAllRuns("acme", end)).toMatchObject({ kind: "created", outcome: "ABORTED" });
    expect(signals).toMatchObject([{ errorCode: "MANUAL_STOP" }]);
    expect(engine.extractErrorCode("AGENT_CRASH!")).toBe("AGENT_CRASH");
  });

  it("refuses by the entry for failed runs one that did its work", async () => {
    const { engine, steps } = scene();
    expect(await engine.createIncidentForFailedRun("acme", { ...FAILED, runStatus: "success" })).toMatchObject({
      reason: "not_failed",
    });
    expect(steps).toEqual([]);
    expect(await engine.createIncidentForFailedRun("acme", FAILED)).toMatchObject({ kind: "created" });
  });

  it("F-135: gives the incidents of the tenant's run, as many as are asked for", async () => {
    const incidents = [buildIncident({ id: "inc_2" }), buildIncident({ id: "inc_1" })];
    const { engine } = scene({
      stubs: {
        incidentsFacade: {
          fetchIncidentsByRun: async (tenantId, runId, at) =>
            tenantId === "acme" && runId === "run-1" && at === AT ? incidents : [],
        },
      },
    });
    expect(await engine.getIncidentsForRun("acme", "run-1", 10, AT)).toEqual(incidents);
    expect(await engine.getIncidentsForRun("acme", "run-1", 1, AT)).toEqual(incidents.slice(0, 1));
    expect(await engine.getIncidentsForRun("globex", "run-1", 10, AT)).toEqual([]);
  });

  it("F-015: a read that fails is not an empty list", async () => {
    const fetchIncidentsByRun = () => Promise.reject(new Error("the database is gone"));
    const { engine } = scene({ stubs: { incidentsFacade: { fetchIncidentsByRun } } });
    await expect(engine.getIncidentsForRun("acme", "run-1", 10, AT)).rejects.toThrow("the database is gone");
  });
});
