import { incidentAggregatorConfigSchema, type Signal } from "@hoc/incident-schemas";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { DEFAULT_OUTLETS } from "../../engines/export/default-outlets.js";
import type { ProcessScope } from "../scope.js";
import { recordCloudEvents } from "./record-cloud-events.js";

const EVENT = { specversion: "1.0", id: "7", source: "/probe", type: "probe.failed" };

function scope(settings: object = {}): { given: (readonly Signal[])[]; scope: ProcessScope } {
  const given: (readonly Signal[])[] = [];
  return {
    given,
    scope: {
      context: { tenantId: "acme", actor: { type: "AGENT", id: "bus" }, role: "ingest" },
      ambient: fakeAmbient(),
      read: () => Promise.reject(new Error("no read is needed")),
      write: () => Promise.reject(new Error("no write of its own is needed")),
      async recordSignals(signals) {
        given.push(signals);
        return signals.map(({ signalId }) => ({ signalId, outcome: "attached", incidentId: "inc_1" }));
      },
      exports: DEFAULT_OUTLETS,
      aggregatorConfig: async () => incidentAggregatorConfigSchema.parse(settings),
    },
  };
}

describe("recording CloudEvents", () => {
  it("hands their signals over whole, in their order, with one instant of receipt", async () => {
    const { given, scope: use } = scope();
    const input = recordCloudEvents.input.parse({ events: [EVENT, { ...EVENT, id: "8" }] });
    const { results } = await recordCloudEvents.handler(input, use);
    expect(given.map((signals) => signals.map(({ reference }) => reference))).toEqual([["7", "8"]]);
    expect(given[0]?.map(({ receivedAt }) => receivedAt)).toEqual(Array(2).fill("2026-03-14T12:00:00.000000Z"));
    expect(results.map(({ signalId }) => signalId)).toEqual(given[0]?.map(({ signalId }) => signalId));
  });

  it("refuses all of them when some are older than what is kept, and names each", async () => {
    const { given, scope: use } = scope({ signalRetentionDays: 30 });
    const old = { ...EVENT, time: "2026-01-01T00:00:00Z" };
    const input = recordCloudEvents.input.parse({ events: [EVENT, old, old] });
    await expect(recordCloudEvents.handler(input, use)).rejects.toMatchObject({
      code: "signal_too_old",
      details: { fields: [{ pointer: "/events/1/time" }, { pointer: "/events/2/time" }] },
    });
    expect(given).toEqual([]);
  });

  it("may run in a host's transaction, and its answers are not checked by default", () => {
    expect(recordCloudEvents).toMatchObject({ joinsTransaction: true, outputUnchecked: true });
  });
});
