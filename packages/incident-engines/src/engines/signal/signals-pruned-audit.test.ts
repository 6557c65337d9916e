import { expect, it } from "vitest";
import { signalsPrunedAudit } from "./signals-pruned-audit.js";

it("says how many signals went, and how old they were", () => {
  const by = { actor: { type: "HUMAN", id: "ada" }, at: "2026-03-14T12:00:00.000000Z" } as const;
  expect(signalsPrunedAudit("acme", 7, "2026-03-01T00:00:00.000000Z", by)).toEqual({
    eventType: "SignalsPruned",
    entityType: "SIGNAL",
    entityId: "acme",
    reason: null,
    before: null,
    after: { prunedSignals: 7, resolvedBefore: "2026-03-01T00:00:00.000000Z" },
    ...by,
  });
});
