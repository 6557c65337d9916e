import {
  incidentAggregatorConfigSchema,
  type RecordResult,
  recordAlertsInputSchema,
  type Signal,
} from "@hoc/incident-schemas";
import { counterUuid, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { recordAlerts } from "./record-alerts.js";

it("records however many alerts there are, 250 at a time, each result in its place, and others get their turn", async () => {
  const calls: number[] = [];
  let turns = 0;
  const takeTurns = () => {
    turns += 1;
    if (calls.length < 3) setImmediate(takeTurns);
  };
  setImmediate(takeTurns);
  const alerts = Array.from({ length: 501 }, (_, i) => ({
    status: "firing",
    startsAt: "2026-03-14T11:59:30Z",
    fingerprint: `f${i}`,
  }));
  const notification = recordAlertsInputSchema.parse({ version: "4", groupKey: "{}", alerts });
  const results = await recordAlerts(
    {
      read: (work) => work(stubPorts({ signals: { findSignals: async () => [] } })),
      recordSignals: async (signals: readonly Signal[]): Promise<RecordResult[]> => {
        calls.push(signals.length);
        return signals.map(({ reference }) => ({
          signalId: String(reference),
          outcome: "attached",
          incidentId: "inc_1",
        }));
      },
      config: incidentAggregatorConfigSchema.parse({}),
      receivedAt: "2026-03-14T12:00:00.000000Z",
      uuid: counterUuid(),
    },
    "acme",
    notification,
  );
  expect(calls).toEqual([250, 250, 1]);
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(results.map(({ signalId }) => signalId)).toEqual(alerts.map(({ fingerprint }) => fingerprint));
});

it("records nothing of a notification without alerts", async () => {
  const notification = recordAlertsInputSchema.parse({ version: "4", groupKey: "{}", alerts: [] });
  const never = () => Promise.reject(new Error("nothing is to be done"));
  const config = incidentAggregatorConfigSchema.parse({});
  const recording = {
    read: never,
    recordSignals: never,
    config,
    receivedAt: "2026-03-14T12:00:00.000000Z",
    uuid: counterUuid(),
  };
  expect(await recordAlerts(recording, "acme", notification)).toEqual([]);
});
