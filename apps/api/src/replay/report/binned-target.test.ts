import type { ExaminedRun, RunFinding } from "@hoc/incident-schemas";
import { expect, it } from "vitest";
import { recordingRunTarget } from "../../../test/recording-run-target.js";
import type { ReplayTarget } from "../targets/target.js";
import { binned } from "./binned-target.js";
import { SignalBins } from "./bins.js";

const target: ReplayTarget = {
  ...recordingRunTarget(),
  name: "a target",
  whereToLook: [],
  record: async (signals) => signals.map(() => ({ signalId: "s", outcome: "opened", incidentId: "inc_1" })),
  getIncident: async () => undefined,
  listIncidents: async () => undefined,
  async close() {},
};
const [NINE, TEN] = ["2026-03-14T09:00:00.000000Z", "2026-03-14T10:00:00.000000Z"];

it("counts signals when they occurred", async () => {
  const bins = new SignalBins();
  await binned(target, bins).record([{ triggerType: "t", occurredAt: NINE }, { triggerType: "t" }]);
  expect([bins.timed, bins.untimed, bins.first]).toEqual([1, 1, Date.parse(NINE) * 1_000]);
});

it("counts runs that failed when they ended, and no others", async () => {
  const bins = new SignalBins();
  const counting = binned(target, bins);
  await counting.reportOutcome({ runId: "a", status: "failed", completedAt: TEN });
  await counting.reportOutcome({ runId: "b", status: "succeeded", completedAt: NINE });
  expect([bins.timed, bins.untimed, bins.first]).toEqual([1, 0, Date.parse(TEN) * 1_000]);
});

it("counts what was found in a run once, when the last of it occurred", async () => {
  const bins = new SignalBins();
  const found = await recordingRunTarget().examineRun("plain");
  const [early, late] = [NINE, TEN].map((occurredAt) => ({ finding: { occurredAt } as RunFinding, recorded: true }));
  const signal = { signalId: "s", outcome: "opened", incidentId: "inc_1" } as const;
  const findings = [late, early] as ExaminedRun["findings"];
  await binned({ ...target, examineRun: async () => ({ ...found, findings, signal }) }, bins).examineRun("loops");
  expect([bins.timed, bins.untimed, bins.first]).toEqual([1, 0, Date.parse(TEN) * 1_000]);
});

it("counts runs in which something was found, and no others", async () => {
  const bins = new SignalBins();
  const counting = binned(target, bins);
  await counting.appendSteps({ runId: "loops", steps: [{ stepIndex: 0, skillName: "search", status: "success" }] });
  await counting.examineRun("loops");
  await counting.examineRun("does not");
  expect([bins.timed, bins.untimed, bins.first]).toEqual([1, 0, Date.parse(TEN) * 1_000]);
});
