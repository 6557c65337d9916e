import { buildSignal } from "@hoc/incident-schemas/testing";
import { describe, expect, it } from "vitest";
import { contentDigest } from "./content-digest.js";

const said = buildSignal({ triggerType: "failure_spike", reference: "call-1" });

const OTHER = {
  triggerType: "freeze",
  triggerValue: "7",
  kind: "run",
  reference: "call-2",
  fingerprint: "f",
  state: "resolved",
  costMicros: 0,
  causedBy: { kind: "run", reference: "run-1" },
  occurredAt: "2026-03-14T09:00:00.000000Z",
  initialSeverity: "low",
  category: "C",
  errorCode: "e",
  errorMessage: "m",
  title: "t",
  description: "d",
  agentId: "a",
  runId: "r",
  policyId: "p",
  violationId: "v",
  autoAction: "stop",
  isSynthetic: true,
  syntheticScenarioId: "s",
  detailsDigest: "d",
} as const;

describe("the digest of what a signal says", () => {
  it.each(Object.keys(OTHER) as (keyof typeof OTHER)[])("changes with %s", (member) => {
    expect(contentDigest({ ...said, [member]: OTHER[member] })).not.toBe(contentDigest(said));
  });

  it("covers every member but the id, the receipt, the details' text and itself", () => {
    const covered = new Set([...Object.keys(OTHER), "signalId", "receivedAt", "details", "contentDigest"]);
    expect(Object.keys(said).filter((member) => !covered.has(member))).toEqual([]);
  });

  it("does not change with what the caller did not say", () => {
    const received = buildSignal({
      ...said,
      signalId: "other",
      receivedAt: "2026-03-14T13:00:00.000000Z",
      contentDigest: "x",
    });
    expect(contentDigest(received)).toBe(contentDigest(said));
  });

  it("tells an empty fingerprint from none, and a value from its neighbour", () => {
    expect(contentDigest({ ...said, fingerprint: "" })).not.toBe(contentDigest({ ...said, fingerprint: null }));
    expect(contentDigest({ ...said, policyId: "x" })).not.toBe(contentDigest({ ...said, violationId: "x" }));
    expect(contentDigest({ ...said, causedBy: { kind: "run", reference: "1" } })).not.toBe(
      contentDigest({ ...said, causedBy: { kind: "call", reference: "1" } }),
    );
  });
});
