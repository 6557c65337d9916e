import { incidentAggregatorConfigSchema, type RecordResult, type Signal } from "@hoc/incident-schemas";
import { buildSignal, stubPorts } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { recordSignal } from "./record-signal.js";

const OPENED: RecordResult = { signalId: "s1", outcome: "opened", incidentId: "inc_1" };

function scene(signalRetentionDays: number | null, taken: Partial<RecordResult> = {}) {
  const sent: unknown[] = [];
  const record = async (tenantId: string, signals: readonly Signal[]) => {
    sent.push([tenantId, signals]);
    return [{ ...OPENED, ...taken }];
  };
  const config = incidentAggregatorConfigSchema.parse({ signalRetentionDays });
  return { sent, ports: stubPorts({ aggregator: { config, record } }) };
}

const signal = buildSignal({ signalId: "s1", occurredAt: "2026-03-01T00:00:00.000000Z" });

it("gives what became of the one signal of a fact", async () => {
  const { ports, sent } = scene(null);
  expect(await recordSignal(ports, "acme", signal, "/completedAt")).toEqual(OPENED);
  expect(sent).toEqual([["acme", [signal]]]);
});

it("refuses a fact that happened before the retention, at its instant", async () => {
  const { ports, sent } = scene(1);
  await expect(recordSignal(ports, "acme", signal, "/completedAt")).rejects.toMatchObject({
    code: "signal_too_old",
    details: { fields: [{ pointer: "/completedAt" }] },
  });
  expect(sent).toEqual([]);
});

it("refuses a fact whose signal somebody sent before, where no incident has it", async () => {
  const { ports } = scene(null, { outcome: "duplicate", incidentId: null });
  const sent = buildSignal({ ...signal, kind: "run", reference: "run-1" });
  await expect(recordSignal(ports, "acme", sent, "/completedAt")).rejects.toMatchObject({
    code: "signal_conflict",
    message: expect.stringContaining("Give the run another id."),
    details: { signalId: "s1", kind: "run", reference: "run-1" },
  });
});

it("asks nobody for another id of what was found in a run, which has none to choose", async () => {
  const { ports } = scene(null, { outcome: "duplicate", incidentId: null });
  const sent = buildSignal({ ...signal, kind: "guard", reference: "run-1" });
  await expect(recordSignal(ports, "acme", sent, "/runId")).rejects.toMatchObject({
    code: "signal_conflict",
    message:
      "The signal s1 of what was found in the run run-1 was sent before it was found, and no incident has it; nothing " +
      "was stored. Look at the run itself, and at who sent the signal.",
  });
});

it.each<Partial<RecordResult>>([
  { outcome: "duplicate", incidentId: "inc_2" },
  { outcome: "suppressed", incidentId: null, preventionId: "prev_1" },
])("takes one that is $outcome for what it is", async (taken) => {
  const { ports } = scene(null, taken);
  expect(await recordSignal(ports, "acme", signal, "/completedAt")).toEqual({ ...OPENED, ...taken });
});
