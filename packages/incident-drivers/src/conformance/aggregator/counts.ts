import { describe, expect, it } from "vitest";
import type { NewScene } from "../run-suite.js";

/** Every signal is stored once and counted once. */
export function countTests(open: NewScene): void {
  describe("what is counted", () => {
    it("a signal that was stored before is a duplicate and changes nothing", async () => {
      const scene = open();
      const wish = { at: 0, signalId: "mine", costMicros: 4 };
      const first = await scene.recordOne(wish);
      const before = await scene.incident(String(first.incidentId));
      await scene.newEvents();
      expect(await scene.recordOne({ ...wish, receivedAt: 50 })).toEqual({
        signalId: "mine",
        outcome: "duplicate",
        incidentId: first.incidentId,
      });
      expect(await scene.incident(before.id)).toEqual(before);
      expect(await scene.newEvents()).toEqual([]);
      expect(await scene.signalsOf(before.id)).toHaveLength(1);
    });

    it("the same id with other content is a duplicate in conflict, and the first stands", async () => {
      const scene = open();
      const [first, second] = await scene.record(
        { at: 0, signalId: "mine", contentDigest: "a".repeat(64), title: "first" },
        { at: 1, signalId: "mine", contentDigest: "b".repeat(64), title: "second" },
      );
      expect(second).toEqual({ signalId: "mine", outcome: "duplicate", incidentId: first?.incidentId, conflict: true });
      expect(await scene.recordOne({ at: 2, signalId: "mine", contentDigest: "b".repeat(64) })).toMatchObject({
        conflict: true,
      });
      expect(await scene.incident(String(first?.incidentId))).toMatchObject({ title: "first", signalCount: 1 });
    });

    it("the same id belongs to each tenant apart", async () => {
      expect(await open().recordOne({ at: 0, signalId: "shared" })).toMatchObject({ outcome: "opened" });
      expect(await open().recordOne({ at: 0, signalId: "shared" })).toMatchObject({ outcome: "opened" });
    });

    it("F-032, F-033: counts are exact and name the stored rows", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, reference: "call-1" });
      await scene.record(
        { at: 1, reference: "call-1" },
        { at: 2, kind: "call" },
        { at: 3, kind: "guard", reference: "g" },
        { at: 4, kind: "guard" },
        { at: 5, kind: "anomaly", reference: "x" },
        { at: 6, kind: "call", reference: "call-2", state: "resolved" },
      );
      await scene.resolve(id, 10);
      await scene.record({ at: 11, reference: "call-3" }, { at: 12, kind: "guard", reference: "g" });
      expect(await scene.incident(id)).toMatchObject({ signalCount: 6, lateSignals: 2, callsAffected: 5 });
      const stored = await scene.signalsOf(id);
      expect(stored.filter(({ state }) => state === "firing")).toHaveLength(8);
      expect(stored.filter(({ absorption }) => absorption === "cleared")).toHaveLength(1);
      expect(stored.map(({ sequence }) => sequence)).toEqual(
        [...stored.map(({ sequence }) => sequence)].sort((a, b) => a - b),
      );
    });

    it("F-034: the cost is the exact sum, null when no signal carried one, zero when one carried zero", async () => {
      const scene = open();
      const none = await scene.taken({ at: 0, fingerprint: "none" });
      const zero = await scene.taken({ at: 0, fingerprint: "zero", costMicros: 0 });
      const much = await scene.taken({ at: 0, fingerprint: "much", costMicros: 1_000_000_000_000 });
      await scene.record(
        { at: 1, fingerprint: "much", costMicros: 999_999_999_999 },
        { at: 2, fingerprint: "much" },
        { at: 3, fingerprint: "much", costMicros: -1 },
        { at: 4, fingerprint: "none" },
      );
      expect((await scene.incident(none)).costMicros).toBeNull();
      expect((await scene.incident(zero)).costMicros).toBe(0);
      expect((await scene.incident(much)).costMicros).toBe(1_999_999_999_998);
    });

    it("a cost that the sum could not hold exactly is refused, and the incident stays readable", async () => {
      const scene = open();
      const id = await scene.taken({ at: 0, costMicros: Number.MAX_SAFE_INTEGER });
      await expect(scene.record({ at: 1 }, { at: 1, costMicros: 1 })).rejects.toMatchObject({
        code: "cost_out_of_range",
        details: { incidentId: id },
      });
      expect(await scene.incident(id)).toMatchObject({ signalCount: 1, costMicros: Number.MAX_SAFE_INTEGER });
      await scene.record({ at: 2, costMicros: -1 });
      expect((await scene.incident(id)).costMicros).toBe(Number.MAX_SAFE_INTEGER - 1);
    });

    it("F-041: the opening signal gives the incident its values, and the entry says which it was", async () => {
      const scene = open();
      const said = {
        category: "LOOP_DETECTED",
        errorCode: "E42",
        errorMessage: "it looped",
        title: "A loop",
        description: "around",
        agentId: "agent-1",
        runId: "run-1",
        policyId: "pol-1",
        violationId: "vio-1",
        autoAction: "freeze",
        isSynthetic: true,
        syntheticScenarioId: "scene-1",
        triggerValue: "7 times",
      };
      const { agentId, runId, ...shown } = said;
      const id = await scene.taken({
        at: 0,
        signalId: "opening",
        ...said,
        detailsDigest: "d".repeat(64),
        details: "{}",
      });
      await scene.record({ at: 1, title: "other", agentId: "agent-2" });
      expect(await scene.incident(id)).toMatchObject({
        ...shown,
        affectedAgentId: agentId,
        sourceRunId: runId,
        llmRunId: runId,
      });
      expect((await scene.timeline(id))[0]?.data).toEqual({
        triggerType: "failure_spike",
        triggerValue: "7 times",
        severity: "high",
        signalId: "opening",
        detailsDigest: "d".repeat(64),
        previousIncidentId: null,
      });
    });

    it.each([
      ["of what detectors find in a run, is that run", { kind: "guard", runId: "run-1" }, "run", "LLM_RUN"],
      ["of what detectors find in no run that it names, is the guard", { kind: "guard" }, "killswitch", "HUMAN"],
      ["of a call that says so itself, is the system", { kind: "call", runId: "run-1" }, "system", "LLM_RUN"],
      [
        "of a guard that found something else, is the guard",
        { kind: "guard", runId: "run-1", triggerType: "freeze" },
        "killswitch",
        "LLM_RUN",
      ],
    ] as const)("the source of an incident %s", async (_, wish, sourceType, causeType) => {
      const scene = open();
      const id = await scene.taken({ at: 0, triggerType: "agent_failure", ...wish });
      const sourceRunId = "runId" in wish ? wish.runId : null;
      expect(await scene.incident(id)).toMatchObject({ sourceType, causeType, sourceRunId, llmRunId: sourceRunId });
    });

    it("answers every signal of a batch at its place", async () => {
      const scene = open();
      const results = await scene.record({ at: 9, signalId: "z" }, { at: 1, signalId: "a" }, { at: 9, signalId: "z" });
      expect(results.map(({ signalId, outcome }) => [signalId, outcome])).toEqual([
        ["z", "attached"],
        ["a", "opened"],
        ["z", "duplicate"],
      ]);
    });
  });
}
