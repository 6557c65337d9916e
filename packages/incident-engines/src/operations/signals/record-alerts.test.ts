import { incidentAggregatorConfigSchema, type Signal } from "@hoc/incident-schemas";
import { fakeAmbient, stubPorts } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { DEFAULT_OUTLETS } from "../../engines/export/default-outlets.js";
import type { ProcessScope } from "../scope.js";
import { recordAlerts } from "./record-alerts.js";

/** A scope in which nothing was heard before, and the alert `f1` turns out to be a duplicate. */
function scope(): { given: (readonly Signal[])[]; scope: ProcessScope } {
  const given: (readonly Signal[])[] = [];
  return {
    given,
    scope: {
      context: { tenantId: "acme", actor: { type: "AGENT", id: "alertmanager" }, role: "ingest" },
      ambient: fakeAmbient(),
      read: (work) => work(stubPorts({ signals: { findSignals: async () => [] } })),
      write: () => Promise.reject(new Error("no write of its own is needed")),
      async recordSignals(signals) {
        given.push(signals);
        return signals.map(({ signalId, reference }) => ({
          signalId,
          outcome: reference === "f1" ? "duplicate" : "attached",
          incidentId: "inc_1",
        }));
      },
      exports: DEFAULT_OUTLETS,
      aggregatorConfig: async () => incidentAggregatorConfigSchema.parse({}),
    },
  };
}

describe("recording a notification of Alertmanager", () => {
  const alerts = ["f1", "f2", "f3"].map((fingerprint) => ({
    status: "firing",
    startsAt: "2026-03-14T11:59:30Z",
    fingerprint,
  }));
  const notification = { version: "4", groupKey: "{}", truncatedAlerts: 4, alerts };

  it("counts what was new, what was heard before, and what was left out, with a result for each alert", async () => {
    const { given, scope: use } = scope();
    const answer = await recordAlerts.handler(recordAlerts.input.parse(notification), use);
    expect(answer).toMatchObject({ recorded: 2, duplicates: 1, truncated: 4 });
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(["duplicate", "attached", "attached"]);
    expect(given.flat().map(({ receivedAt }) => receivedAt)).toEqual(Array(3).fill("2026-03-14T12:00:00.000000Z"));
  });

  it("records nothing where there are no alerts", async () => {
    const { given, scope: use } = scope();
    const empty = recordAlerts.input.parse({ ...notification, alerts: [], truncatedAlerts: 0 });
    expect(await recordAlerts.handler(empty, use)).toEqual({ recorded: 0, duplicates: 0, truncated: 0, results: [] });
    expect(given).toEqual([]);
  });

  it("may run in a host's transaction, and its answers are not checked by default", () => {
    expect(recordAlerts).toMatchObject({ joinsTransaction: true, outputUnchecked: true });
  });
});
