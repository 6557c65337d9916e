import { incidentAggregatorConfigSchema, type Signal } from "@hoc/incident-schemas";
import { fakeAmbient } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { DEFAULT_OUTLETS } from "../../engines/export/default-outlets.js";
import type { ProcessScope } from "../scope.js";
import { recordSignals } from "./record.js";

function scope(): { given: (readonly Signal[])[]; scope: ProcessScope } {
  const given: (readonly Signal[])[] = [];
  return {
    given,
    scope: {
      context: { tenantId: "acme", actor: { type: "AGENT", id: "bot" }, role: "ingest" },
      ambient: fakeAmbient(),
      read: () => Promise.reject(new Error("no read is needed")),
      write: () => Promise.reject(new Error("no write of its own is needed")),
      async recordSignals(signals) {
        given.push(signals);
        return signals.map(({ signalId }) => ({ signalId, outcome: "attached", incidentId: "inc_1" }));
      },
      exports: DEFAULT_OUTLETS,
      aggregatorConfig: async () => incidentAggregatorConfigSchema.parse({}),
    },
  };
}

describe("recording signals", () => {
  it("hands them over whole, with one instant of receipt and fresh ids", async () => {
    const { given, scope: use } = scope();
    const input = recordSignals.input.parse({ signals: [{ triggerType: "a" }, { triggerType: "b" }] });
    const { results } = await recordSignals.handler(input, use);
    expect(given).toHaveLength(1);
    expect(given[0]?.map(({ receivedAt }) => receivedAt)).toEqual(Array(2).fill("2026-03-14T12:00:00.000000Z"));
    expect(results.map(({ signalId }) => signalId)).toEqual([
      "sig_00000000-0000-7000-8000-000000000001",
      "sig_00000000-0000-7000-8000-000000000002",
    ]);
  });

  it("takes 1 to 1,000 signals", () => {
    const signals = (count: number) => ({ signals: Array.from({ length: count }, () => ({ triggerType: "a" })) });
    expect([0, 1, 1000, 1001].map((count) => recordSignals.input.safeParse(signals(count)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("names every signal of kind manual", async () => {
    const manual = { triggerType: "manual", kind: "manual" };
    const input = recordSignals.input.parse({ signals: [manual, { triggerType: "a" }, manual] });
    await expect(recordSignals.handler(input, scope().scope)).rejects.toMatchObject({
      details: { fields: [{ pointer: "/signals/0/kind" }, { pointer: "/signals/2/kind" }] },
    });
  });

  it("may run in a host's transaction, and its answers are not checked by default", () => {
    expect(recordSignals).toMatchObject({ joinsTransaction: true, outputUnchecked: true });
  });
});
