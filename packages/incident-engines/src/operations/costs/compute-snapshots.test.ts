import { stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { ask } from "../../../test/ask.js";
import { computeSnapshots } from "./compute-snapshots.js";

const ports = stubPorts({
  costSnapshots: {
    fetchCoverage: async () => ({
      covered: null,
      firstCostAt: null,
      lastCostAt: null,
      fullAfter: null,
      fullBefore: null,
      lateHours: [],
    }),
    insertHourlySnapshots: async () => [],
    insertDailySnapshots: async () => [],
    insertBaselines: async () => undefined,
    setCostsDue: () => undefined,
  },
});

it("adds up costs, for whoever keeps the house", async () => {
  expect(await ask(computeSnapshots, ports, "admin")({})).toEqual({
    hourly: 0,
    daily: 0,
    again: 0,
    coveredUntil: null,
    isBehind: false,
    anomalies: [],
    resolved: [],
  });
  await expect(ask(computeSnapshots, ports, "responder")({})).rejects.toMatchObject({ code: "permission_denied" });
});
