import type { BacktestSummary, ProposalFilters } from "@hoc/incident-schemas";
import type { NewPolicyProposal, ProposalReview, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
import { DIGESTS, newLesson, newRule } from "./failure-facts.js";
import { suite } from "./run-suite.js";
import type { Scene } from "./scene.js";
import { STORABLE_TEXTS } from "./storable-texts.js";

/** A proposal as a test makes it when it does not care. */
export const PROPOSAL: NewPolicyProposal = {
  proposalId: "prop-1",
  proposalName: "Guard against EXECUTION_TIMEOUT",
  proposalType: "timeout_policy",
  errorCode: "EXECUTION_TIMEOUT",
  rationale: "A run ran out of time.",
  proposedRule: { action: "alert", triggers: ["EXECUTION_TIMEOUT"] },
  suppression: { errorCodes: ["EXECUTION_TIMEOUT"], maxSeverity: "high" },
  triggeringIncidentIds: [],
  sourceType: "incident",
  sourceId: "inc_1",
  createdBy: "incident-engine",
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: "2026-03-14T11:59:59.123457Z",
};

/** A back-test in short, as a test makes it when it does not care. */
export const BACKTEST: BacktestSummary = {
  verdict: "inconclusive",
  reasons: [{ code: "still_open", sentence: "1 incident is still open.", incidents: 1 }],
  suppressedSignals: 3,
  absentIncidents: 1,
  smallerIncidents: 0,
  from: "2026-02-14T00:00:00.000000Z",
  to: "2026-03-14T00:00:00.000000Z",
};

const NOT_REVIEWED = {
  status: "draft",
  reviewedAt: null,
  reviewedBy: null,
  reviewNotes: null,
  effectiveFrom: null,
  policyId: null,
  backtest: null,
};

/** What proposed policies must do. */
export function policyProposalSuite(name: string, open: OpenDriverSet): void {
  suite(`the policy proposals on ${name}`, open, (openScene) => {
    const propose = (scene: Scene, proposal: Partial<NewPolicyProposal> = {}) =>
      scene.write(({ policyProposals }) =>
        policyProposals.insertPolicyProposal(scene.tenantId, { ...PROPOSAL, ...proposal }),
      );
    const list = async (
      scene: Scene,
      { status, ...page }: ProposalFilters & { beforeSequence?: number; limit?: number; at?: ReadPoint } = {},
    ) => {
      const at = page.at ?? { ...(await scene.here()), isLatest: true };
      return scene.read(({ policyProposals }) =>
        policyProposals.listProposals(scene.tenantId, { limit: 100, ...page, at, filters: { status } }),
      );
    };
    const fetch = (scene: Scene, proposalId = "prop-1", at?: ReadPoint) =>
      scene.read(({ policyProposals }) => policyProposals.fetchProposal(scene.tenantId, proposalId, at));
    const review = (scene: Scene, proposalId: string, said: ProposalReview) =>
      scene.write(({ policyProposals }) => policyProposals.updateProposalReviewed(scene.tenantId, proposalId, said));
    const rejection = (scene: Scene): ProposalReview => ({
      status: "rejected",
      reviewedAt: scene.time(60.000001),
      reviewedBy: "bob",
      reviewNotes: "We want to hear of these.",
      policyId: null,
      backtest: null,
      reviewDigest: DIGESTS.first,
    });
    const reject = (scene: Scene, proposalId = "prop-1") => review(scene, proposalId, rejection(scene));
    const approval = (scene: Scene, policyId: string): ProposalReview => ({
      ...rejection(scene),
      status: "approved",
      reviewNotes: null,
      policyId,
      backtest: BACKTEST,
    });
    const approve = async (scene: Scene, proposalId = "prop-1", policyId = `pol of ${proposalId}`) =>
      scene.write(async ({ policyRules, policyProposals }) => {
        await policyRules.insertPolicyRule(scene.tenantId, newRule(scene, policyId, { sourceProposalId: proposalId }));
        return policyProposals.updateProposalReviewed(scene.tenantId, proposalId, approval(scene, policyId));
      });
    const incidents = async (scene: Scene, count: number) => {
      const ids = [];
      for (let index = 0; index < count; index++)
        ids.push(await scene.taken({ at: index, fingerprint: `problem-${count - index}` }));
      return ids;
    };

    it("stores a draft and gives it", async () => {
      const scene = openScene();
      const triggeringIncidentIds = await incidents(scene, 2);
      const { sequence } = await scene.here();
      expect(await propose(scene, { triggeringIncidentIds })).toEqual({ proposalId: "prop-1", created: true });
      const { asOf } = await scene.here();
      expect(await list(scene)).toEqual([
        {
          ...PROPOSAL,
          tenantId: scene.tenantId,
          triggeringIncidentIds,
          lessonIds: [],
          ...NOT_REVIEWED,
          recordedAt: asOf,
          sequence: sequence + 1,
        },
      ]);
    });

    it("keeps every field, whatever the text", async () => {
      const scene = openScene();
      for (const [index, text] of STORABLE_TEXTS.entries()) {
        const proposal = {
          proposalId: `prop-${index}`,
          proposalName: text,
          rationale: text,
          errorCode: text,
          proposedRule: { text, nul: "\u0000" },
          suppression: { errorCodes: [text], maxSeverity: "low" as const },
          isSynthetic: true,
          syntheticScenarioId: text,
        };
        expect(await propose(scene, proposal)).toMatchObject({ created: true });
        expect((await list(scene, { limit: 1 }))[0]).toMatchObject(proposal);
      }
    });

    describe("what incidents ask for", () => {
      it("F-026: is one open draft per type and error code, which names every incident once, the first one first", async () => {
        const scene = openScene();
        const ids = await incidents(scene, 3);
        const [first, second, third] = ids as [string, string, string];
        await propose(scene, { triggeringIncidentIds: [first] });
        const { recordedAt, sequence } = (await list(scene))[0] ?? {};
        for (const triggeringIncidentIds of [[third], [first, second, second], [third]])
          expect(await propose(scene, { proposalId: "prop-2", rationale: "Again.", triggeringIncidentIds })).toEqual({
            proposalId: "prop-1",
            created: false,
          });
        expect(await list(scene)).toMatchObject([
          { ...PROPOSAL, triggeringIncidentIds: [first, third, second], recordedAt, sequence },
        ]);
      });

      it("F-026: leaves nothing when it is asked for again by the same incident, no number of the sequence either", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        await propose(scene, { triggeringIncidentIds });
        const { sequence } = await scene.here();
        await propose(scene, { proposalId: "prop-2", triggeringIncidentIds });
        expect((await scene.here()).sequence).toBe(sequence);
      });

      it("F-026: is another draft for another type or error code, and no code is one of them", async () => {
        const scene = openScene();
        const asked = [
          {},
          { proposalType: "retry_policy" },
          { errorCode: "STEP_FAILURE" },
          { errorCode: null },
          { errorCode: null, proposalType: "retry_policy" },
        ] as const;
        for (const created of [true, false])
          for (const [index, proposal] of asked.entries())
            expect(await propose(scene, { ...proposal, proposalId: `prop-${created}-${index}` })).toEqual({
              proposalId: `prop-true-${index}`,
              created,
            });
      });

      it("F-026: is another draft for synthetic runs than for real ones", async () => {
        const scene = openScene();
        const drill = { isSynthetic: true, syntheticScenarioId: "drill" };
        await propose(scene);
        for (const created of [true, false])
          expect(await propose(scene, { ...drill, proposalId: `prop-drill-${created}` })).toEqual({
            proposalId: "prop-drill-true",
            created,
          });
        expect(await propose(scene, { proposalId: "prop-2" })).toEqual({ proposalId: "prop-1", created: false });
        expect((await list(scene)).map(({ isSynthetic }) => isSynthetic)).toEqual([true, false]);
      });

      it("F-026: belongs to its tenant", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await propose(scene);
        expect(await propose(stranger)).toEqual({ proposalId: "prop-1", created: true });
        await propose(stranger, { errorCode: null, proposalId: "prop-2" });
        expect(await list(scene)).toHaveLength(1);
        await expect(
          stranger.write(({ policyProposals }) => policyProposals.insertPolicyProposal(scene.tenantId, PROPOSAL)),
        ).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("refuses an incident that the tenant does not have", async () => {
        const scene = openScene();
        await expect(propose(scene, { triggeringIncidentIds: ["inc_unknown"] })).rejects.toMatchObject({
          code: "23503",
        });
      });
    });

    describe("what was reviewed", () => {
      it("F-026: is not asked for again by an incident that had asked for it, however it was decided", async () => {
        for (const decide of [reject, approve]) {
          const scene = openScene();
          const [first, second, third] = (await incidents(scene, 3)) as [string, string, string];
          await propose(scene, { triggeringIncidentIds: [first] });
          await propose(scene, { triggeringIncidentIds: [second] });
          await decide(scene);
          const reviewed = await fetch(scene);
          const { sequence } = await scene.here();
          for (const triggeringIncidentIds of [[first], [second], [third, second]])
            expect(await propose(scene, { proposalId: "prop-2", triggeringIncidentIds })).toEqual({
              proposalId: "prop-1",
              created: false,
            });
          expect(await fetch(scene)).toEqual(reviewed);
          expect((await scene.here()).sequence).toBe(sequence);
        }
      });

      it("F-026: is asked for anew by another incident, which leaves what was decided alone", async () => {
        const scene = openScene();
        const [first, second] = (await incidents(scene, 2)) as [string, string];
        await propose(scene, { triggeringIncidentIds: [first] });
        await reject(scene);
        expect(await propose(scene, { proposalId: "prop-2", triggeringIncidentIds: [second] })).toEqual({
          proposalId: "prop-2",
          created: true,
        });
        expect(await propose(scene, { proposalId: "prop-3", triggeringIncidentIds: [second] })).toEqual({
          proposalId: "prop-2",
          created: false,
        });
        expect(await propose(scene, { proposalId: "prop-3", triggeringIncidentIds: [first] })).toEqual({
          proposalId: "prop-1",
          created: false,
        });
        expect(await list(scene)).toMatchObject([
          { proposalId: "prop-2", status: "draft", triggeringIncidentIds: [second] },
          { proposalId: "prop-1", status: "rejected", triggeringIncidentIds: [first] },
        ]);
      });

      it("F-026: keeps nothing away of another type or error code, or that is synthetic", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        await propose(scene, { triggeringIncidentIds });
        await reject(scene);
        for (const [index, other] of [
          { proposalType: "retry_policy" },
          { errorCode: "STEP_FAILURE" },
          { errorCode: null, suppression: null },
          { isSynthetic: true },
        ].entries()) {
          const draft = { ...(other as Partial<NewPolicyProposal>), proposalId: `other-${index}` };
          expect(await propose(scene, { ...draft, triggeringIncidentIds })).toMatchObject({ created: true });
        }
      });

      it("F-026: keeps an incident away also when it was a lesson's, but not without an error code", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        const lesson = { sourceType: "lesson", triggeringIncidentIds } as const;
        await propose(scene, { ...lesson, sourceId: "lesson-1" });
        await propose(scene, { ...lesson, sourceId: "lesson-2", proposalId: "prop-2", errorCode: null });
        for (const proposalId of ["prop-1", "prop-2"]) await reject(scene, proposalId);
        expect(await propose(scene, { proposalId: "prop-3", triggeringIncidentIds })).toEqual({
          proposalId: "prop-1",
          created: false,
        });
        expect(await propose(scene, { proposalId: "prop-3", triggeringIncidentIds, errorCode: null })).toEqual({
          proposalId: "prop-3",
          created: true,
        });
      });

      it("keeps no lesson away: a person may ask again", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        await propose(scene, { triggeringIncidentIds });
        await reject(scene);
        const asked = {
          proposalId: "prop-2",
          sourceType: "lesson",
          sourceId: "lesson-1",
          triggeringIncidentIds,
        } as const;
        expect(await propose(scene, asked)).toEqual({ proposalId: "prop-2", created: true });
      });
    });

    describe("what lessons ask for", () => {
      const ofLesson = (lessonId: string, said: Partial<NewPolicyProposal> = {}) =>
        ({ proposalId: `prop of ${lessonId}`, sourceType: "lesson", sourceId: lessonId, ...said }) as const;

      it("F-075: is stored with its source, and is the draft that incidents with the same error code join", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        expect(await propose(scene, ofLesson("lesson-1", { createdBy: "ann" }))).toEqual({
          proposalId: "prop of lesson-1",
          created: true,
        });
        const joined = { proposalId: "prop of lesson-1", created: false };
        expect(await propose(scene, { triggeringIncidentIds })).toEqual(joined);
        expect(await propose(scene, ofLesson("lesson-2"))).toEqual(joined);
        expect(await list(scene)).toMatchObject([
          { ...PROPOSAL, ...ofLesson("lesson-1"), createdBy: "ann", triggeringIncidentIds },
        ]);
      });

      it("F-075: joins the open draft with the same error code", async () => {
        const scene = openScene();
        await propose(scene);
        expect(await propose(scene, ofLesson("lesson"))).toEqual({ proposalId: "prop-1", created: false });
      });

      it("F-075: is a draft of its own, once for each lesson, where there is no error code", async () => {
        const scene = openScene();
        const triggeringIncidentIds = await incidents(scene, 1);
        await propose(scene, { errorCode: null });
        for (const lessonId of ["lesson-1", "lesson-2"])
          expect(await propose(scene, ofLesson(lessonId, { errorCode: null }))).toMatchObject({ created: true });
        const { sequence } = await scene.here();
        for (const decide of [async () => true, reject])
          for (const said of [{}, { proposalType: "retry_policy" }, { errorCode: "STEP_FAILURE" }] as const) {
            const again = { errorCode: null, ...said, proposalId: "again", triggeringIncidentIds };
            await decide(scene, "prop of lesson-1");
            expect(await propose(scene, ofLesson("lesson-1", again))).toEqual({
              proposalId: "prop of lesson-1",
              created: false,
            });
          }
        expect((await scene.here()).sequence).toBe(sequence + 1);
        expect(await propose(scene, { proposalId: "prop-2", errorCode: null })).toEqual({
          proposalId: "prop-1",
          created: false,
        });
      });

      it("F-075: is found before it is asked for, where there is a draft to join", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const find = (of: Scene, said: Partial<NewPolicyProposal> = {}) =>
          of.write(({ policyProposals }) => policyProposals.findOpenDraft(of.tenantId, { ...PROPOSAL, ...said }));
        await propose(scene);
        await propose(scene, { proposalId: "drill", isSynthetic: true });
        await propose(scene, { proposalId: "no code", errorCode: null });
        await propose(scene, ofLesson("lesson", { errorCode: null }));
        await propose(scene, ofLesson("own", { errorCode: "STEP_FAILURE" }));
        for (const [said, found] of [
          [{}, "prop-1"],
          [{ sourceType: "lesson" }, "prop-1"],
          [{ isSynthetic: true }, "drill"],
          [{ errorCode: null }, "no code"],
          [{ errorCode: null, sourceType: "lesson" }, undefined],
          [{ errorCode: "STEP_FAILURE" }, "prop of own"],
          [{ errorCode: "execution_timeout" }, undefined],
          [{ proposalType: "retry_policy" }, undefined],
        ] as const)
          expect({ said, found: await find(scene, said) }).toEqual({ said, found });
        expect(await find(stranger)).toBeUndefined();
        await reject(scene);
        expect(await find(scene)).toBeUndefined();
      });

      it("F-075: is found where it was approved of one of their incidents, as long as its rule is in force", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        const [first, second] = (await incidents(scene, 2)) as [string, string];
        const asked = { sourceType: "lesson", triggeringIncidentIds: [first] } as const;
        const find = (said: Partial<NewPolicyProposal> = {}, of = scene) =>
          of.write(({ policyProposals }) =>
            policyProposals.findProposalInForce(of.tenantId, { ...PROPOSAL, ...asked, ...said }),
          );
        await propose(scene, { triggeringIncidentIds: [first] });
        await propose(scene, { proposalId: "no code", errorCode: null, triggeringIncidentIds: [first] });
        await propose(scene, { proposalId: "rejected", errorCode: "OTHER", triggeringIncidentIds: [first] });
        expect(await find()).toBeUndefined();
        for (const proposalId of ["prop-1", "no code"]) await approve(scene, proposalId);
        await reject(scene, "rejected");
        for (const [said, found] of [
          [{}, "prop-1"],
          [{ triggeringIncidentIds: [second, first] }, "prop-1"],
          [{ triggeringIncidentIds: [second] }, undefined],
          [{ triggeringIncidentIds: [] }, undefined],
          [{ isSynthetic: true }, undefined],
          [{ proposalType: "retry_policy" }, undefined],
          [{ errorCode: "OTHER" }, undefined],
          [{ errorCode: null }, undefined],
        ] as const)
          expect({ said, found: await find(said) }).toEqual({ said, found });
        expect(await find({}, stranger)).toBeUndefined();
        await scene.write(({ policyRules }) =>
          policyRules.retirePolicyRule(scene.tenantId, "pol of prop-1", {
            reason: "It is over.",
            retiredAt: scene.time(90),
            retiredBy: "bob",
          }),
        );
        expect(await find()).toBeUndefined();
      });

      it("F-075: names the lessons that became it, the first one first, by what was known at the point", async () => {
        const scene = openScene();
        await propose(scene);
        const convert = (lessonId: string) =>
          scene.write(async ({ lessons }) => {
            await lessons.insertLesson(scene.tenantId, newLesson(scene, lessonId));
            const by = { actor: { type: "HUMAN", id: "ann" }, at: scene.time(1), proposalId: "prop-1" } as const;
            await lessons.updateLessonConverted(scene.tenantId, lessonId, by);
          });
        const before = await scene.here();
        await convert("z");
        const between = await scene.here();
        await convert("a");
        expect((await fetch(scene))?.lessonIds).toEqual(["z", "a"]);
        expect((await list(scene))[0]?.lessonIds).toEqual(["z", "a"]);
        expect((await fetch(scene, "prop-1", between))?.lessonIds).toEqual(["z"]);
        expect((await list(scene, { at: before }))[0]?.lessonIds).toEqual([]);
      });
    });

    describe("a review", () => {
      it("approves a draft: with who, when, the rule that was made, from when on it holds, and the back-test", async () => {
        const scene = openScene();
        await propose(scene);
        const draft = await fetch(scene);
        expect(draft).toMatchObject({ ...NOT_REVIEWED, reviewDigest: null });
        expect(await approve(scene)).toBe(true);
        expect(await fetch(scene)).toEqual({
          ...draft,
          ...approval(scene, "pol of prop-1"),
          effectiveFrom: scene.time(60.000001),
        });
      });

      it("rejects a draft: with who, when and why", async () => {
        const scene = openScene();
        await propose(scene);
        const draft = await fetch(scene);
        expect(await reject(scene)).toBe(true);
        expect(await fetch(scene)).toEqual({ ...draft, ...rejection(scene) });
      });

      it("is done once: the first one stands, and a second takes no number of the sequence", async () => {
        for (const [first, second] of [
          [reject, approve],
          [approve, reject],
          [reject, reject],
        ] as const) {
          const scene = openScene();
          await propose(scene);
          await scene.write(({ policyRules }) =>
            policyRules.insertPolicyRule(scene.tenantId, newRule(scene, "pol of prop-1")),
          );
          await first(scene);
          const reviewed = await fetch(scene);
          const { sequence } = await scene.here();
          expect(await second(scene)).toBe(false);
          expect(await fetch(scene)).toEqual(reviewed);
          expect((await scene.here()).sequence).toBe(sequence);
        }
      });

      it("is of a draft that the tenant has", async () => {
        const [scene, stranger] = [openScene(), openScene()];
        await propose(scene);
        await propose(stranger, { proposalId: "own" });
        expect([await reject(scene, "unknown"), await reject(stranger)]).toEqual([false, false]);
        expect(await fetch(scene)).toMatchObject(NOT_REVIEWED);
        const foreign = stranger.write(({ policyProposals }) =>
          policyProposals.updateProposalReviewed(scene.tenantId, "prop-1", rejection(scene)),
        );
        await expect(foreign).rejects.toMatchObject({ code: "tenant_mismatch" });
      });

      it("approves nothing without the rule that was made of it, and makes no rule for two", async () => {
        const scene = openScene();
        await propose(scene);
        await propose(scene, { proposalId: "prop-2", errorCode: "OTHER" });
        await expect(review(scene, "prop-1", approval(scene, "unknown"))).rejects.toMatchObject({
          code: "23503",
        });
        await approve(scene, "prop-1", "pol");
        await expect(review(scene, "prop-2", approval(scene, "pol"))).rejects.toMatchObject({ code: "23505" });
        expect(await fetch(scene, "prop-2")).toMatchObject(NOT_REVIEWED);
      });

      it("is not yet there at an earlier point, neither in what is shown nor in what the status filters", async () => {
        const scene = openScene();
        for (const [index, errorCode] of ["A", "B", "C"].entries())
          await propose(scene, { proposalId: `prop-${index + 1}`, errorCode });
        const drafts = await list(scene);
        const before = await scene.here();
        await reject(scene, "prop-1");
        const between = await scene.here();
        await approve(scene, "prop-2");
        const ids = async (status: ProposalFilters["status"], at?: ReadPoint) =>
          (await list(scene, { status, ...(at && { at }) })).map(({ proposalId }) => proposalId);
        for (const at of [undefined, await scene.here()]) {
          expect(await ids("draft", at)).toEqual(["prop-3"]);
          expect(await ids("rejected", at)).toEqual(["prop-1"]);
          expect(await ids("approved", at)).toEqual(["prop-2"]);
        }
        expect(await ids("draft", between)).toEqual(["prop-3", "prop-2"]);
        expect(await ids("rejected", between)).toEqual(["prop-1"]);
        expect(await ids("approved", between)).toEqual([]);
        expect(await list(scene, { at: before })).toEqual(drafts);
        expect(await list(scene, { at: before, status: "draft" })).toEqual(drafts);
        expect(await fetch(scene, "prop-2", between)).toEqual({ ...drafts[1], reviewDigest: null });
        expect(await fetch(scene, "prop-2", await scene.here())).toEqual(await fetch(scene, "prop-2"));
      });
    });

    it("finds one by its id within its tenant, as it had been asked for at a point", async () => {
      const [scene, stranger] = [openScene(), openScene()];
      const [first, second] = (await incidents(scene, 2)) as [string, string];
      const before = await scene.here();
      await propose(scene, { triggeringIncidentIds: [first] });
      const at = await scene.here();
      await propose(scene, { triggeringIncidentIds: [second] });
      const { reviewDigest, ...found } = (await fetch(scene)) ?? {};
      expect(reviewDigest).toBeNull();
      expect(found).toEqual((await list(scene))[0]);
      expect(await fetch(scene, "prop-1", at)).toMatchObject({ triggeringIncidentIds: [first] });
      expect(await fetch(scene, "prop-1", before)).toBeUndefined();
      expect(await fetch(scene, "prop")).toBeUndefined();
      expect(await fetch(stranger)).toBeUndefined();
    });

    it("lists the last one first, in pages, and at a point what had been asked for by then", async () => {
      const scene = openScene();
      const [first, second] = (await incidents(scene, 2)) as [string, string];
      await propose(scene, { triggeringIncidentIds: [first] });
      const at = await scene.here();
      await propose(scene, { triggeringIncidentIds: [second] });
      await propose(scene, { proposalId: "prop-2", errorCode: "OTHER" });
      await propose(scene, { proposalId: "prop-3", errorCode: null });
      const all = await list(scene);
      expect(all.map(({ proposalId }) => proposalId)).toEqual(["prop-3", "prop-2", "prop-1"]);
      expect(await list(scene, { limit: 1, beforeSequence: all[0]?.sequence as number })).toEqual([all[1]]);
      expect(await list(scene, { at })).toEqual([{ ...all[2], triggeringIncidentIds: [first] }]);
    });
  });
}
