import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { suite } from "./run-suite.js";

/** What a unit of work must do: all or nothing, one order per tenant, reads on one snapshot. */
export function unitOfWorkSuite(name: string, open: OpenDriverSet): void {
  suite(`the unit of work on ${name}`, open, (openScene) => {
    describe("a write", () => {
      it("leaves nothing when it rejects", async () => {
        const scene = openScene();
        const failed = scene.write(async ({ aggregator }) => {
          await aggregator.record(scene.tenantId, [scene.signal({ at: 0, signalId: "mine" })]);
          throw new Error("no");
        });
        await expect(failed).rejects.toThrow("no");
        expect(await scene.incidents()).toEqual([]);
        expect(await scene.recordOne({ at: 0, signalId: "mine" })).toMatchObject({ outcome: "opened" });
      });

      it("F-018: undoes a part that fails, and goes on with the rest", async () => {
        const scene = openScene();
        const evaluation = (evaluationId: string, confidence: number) => ({
          evaluationId,
          runId: evaluationId,
          outcome: "advisory" as const,
          policiesChecked: 1,
          confidence,
          reason: null,
          draftCandidate: false,
          isSynthetic: false,
          syntheticScenarioId: null,
          createdAt: scene.time(0),
        });
        const attempts = await scene.write(async ({ policyViolations, attempt }) => {
          const store = (id: string, confidence: number) =>
            policyViolations.insertPolicyEvaluation(scene.tenantId, evaluation(id, confidence));
          const failed = await attempt(async () => {
            await store("undone", 1);
            await store("impossible", 7);
          });
          return [failed, await attempt(() => store("kept", 1)), await store("rest", 1)];
        });
        expect(attempts).toEqual([{ ok: false, error: expect.any(Error) }, { ok: true, result: true }, true]);
        const stored = await Promise.all(
          ["undone", "impossible", "kept", "rest"].map((runId) =>
            scene.read(({ policyViolations }) => policyViolations.fetchPolicyEvaluation(scene.tenantId, runId)),
          ),
        );
        expect(stored.map((one) => one !== undefined)).toEqual([false, false, true, true]);
      });

      it("records later than everything before it, also when the clock stands still or goes back", async () => {
        const scene = openScene();
        const recorded: string[] = [];
        for (const seconds of [10, 10, 3, 3, 20]) {
          scene.now(seconds);
          recorded.push(
            await scene.write(async ({ aggregator, recordedAt }) => {
              await aggregator.record(scene.tenantId, [scene.signal({ at: 1 })]);
              return recordedAt;
            }),
          );
        }
        expect(recorded).toEqual([
          scene.time(10),
          scene.time(10.000001),
          scene.time(10.000002),
          scene.time(10.000003),
          scene.time(20),
        ]);
        const [incident] = await scene.incidents();
        const signals = await scene.signalsOf(String(incident?.id));
        expect(signals.map(({ recordedAt }) => recordedAt)).toEqual(recorded);
        expect(incident).toMatchObject({
          recordedAt: scene.time(10),
          updatedAt: scene.time(20),
          createdAt: scene.time(1),
        });
      });

      it("numbers everything of a tenant in one gapless sequence, for each tenant apart", async () => {
        const scene = openScene();
        const other = openScene();
        const id = await scene.taken({ at: 0 });
        await other.record({ at: 0 });
        await scene.record({ at: 1 });
        const taken = [
          ...(await scene.signalsOf(id)).map(({ sequence }) => sequence),
          ...(await scene.timeline(id)).map(({ sequence }) => sequence),
          ...(await scene.newEvents()).map(({ sequenceNo }) => sequenceNo),
        ];
        expect(taken.sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
        const [theirs] = await other.incidents();
        expect((await other.signalsOf(String(theirs?.id))).map(({ sequence }) => sequence)).toEqual([1]);
      });

      it("sees what it wrote itself", async () => {
        const scene = openScene();
        const counts = await scene.write(async ({ aggregator, incidentRead }) => {
          const [result] = await aggregator.record(scene.tenantId, [scene.signal({ at: 0 })]);
          await aggregator.record(scene.tenantId, [scene.signal({ at: 1 })]);
          return incidentRead.getIncident(scene.tenantId, String(result?.incidentId));
        });
        expect(counts).toMatchObject({ signalCount: 2 });
      });
    });

    describe("a read", () => {
      it("finds nothing and fails at nothing for a tenant that never wrote", async () => {
        const scene = openScene();
        expect(await scene.incidents()).toEqual([]);
        expect(
          await scene.unitOfWork.work(scene.tenantId, ({ deliveries }) => deliveries.settle(scene.tenantId)),
        ).toBeUndefined();
      });
    });
  });
}
