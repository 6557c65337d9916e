import { createIncidentInputSchema, parseInput } from "@hoc/incident-schemas";
import { counterUuid } from "@hoc/incident-schemas/testing";
import { expect, it } from "vitest";
import { manualSignal } from "./manual-signal.js";

const receipt = () => ({ receivedAt: "2026-03-14T12:00:00.000000Z", uuid: counterUuid() });
const report = (input: object) =>
  manualSignal(
    parseInput(createIncidentInputSchema, { title: "Search is slow", severity: "HIGH", ...input }),
    receipt(),
  );

it("is about itself, and carries what the person said", () => {
  expect(
    report({ description: "since noon", agentId: "agent-1", runId: "run-1", costMicros: 5, details: { a: 1 } }),
  ).toMatchObject({
    signalId: "sig_00000000-0000-7000-8000-000000000001",
    reference: "sig_00000000-0000-7000-8000-000000000001",
    kind: "manual",
    triggerType: "manual",
    initialSeverity: "high",
    title: "Search is slow",
    description: "since noon",
    category: "MANUAL",
    agentId: "agent-1",
    runId: "run-1",
    costMicros: 5,
    details: '{"a":1}',
  });
});

it("keeps the caller's id, and then says the same again the same way", () => {
  expect(report({ signalId: "mine" })).toMatchObject({ signalId: "mine", reference: "mine" });
  expect(report({ signalId: "mine" }).contentDigest).toBe(report({ signalId: "mine" }).contentDigest);
  expect(report({ signalId: "mine", title: "Other" }).contentDigest).not.toBe(
    report({ signalId: "mine" }).contentDigest,
  );
});

it("refuses details that are too long for a signal", () => {
  const command = { title: "Search is slow", severity: "high", category: "MANUAL" } as const;
  expect(() => manualSignal({ ...command, details: { text: "x".repeat(70_000) } }, receipt())).toThrow(
    expect.objectContaining({ code: "invalid_input", message: expect.stringContaining("/details") }),
  );
});
