import type { NewPolicyProposal, ReadPoint } from "@hoc/incident-schemas/ports";
import { describe, expect, it } from "vitest";
import type { OpenDriverSet } from "./driver-set.js";
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
  triggeringIncidentIds: [],
  sourceType: "incident",
  sourceId: "inc_1",
  createdBy: "incident-engine",
  isSynthetic: false,
  syntheticScenarioId: null,
  createdAt: "2026-03-14T11:59:59.123457Z",
};

/** What proposed policies must do. */
export function policyProposalSuite(name: string, open: OpenDriverSet): void {
  suite(`the policy proposals on ${name}`, open, (openScene) => {
    const propose = (scene: Scene, proposal: Partial<NewPolicyProposal> = {}) =>
      scene.write(({ policyProposals }) =>
        policyProposals.insertPolicyProposal(scene.tenantId, { ...PROPOSAL, ...proposal }),
      );
    const list = async (scene: Scene, query: { beforeSequence?: number; limit?: number; at?: ReadPoint } = {}) => {
      const at = query.at ?? { ...(await scene.here()), isLatest: true };
      return scene.read(({ policyProposals }) =>
        policyProposals.listProposals(scene.tenantId, { limit: 100, ...query, at }),
      );
    };
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
          status: "draft",
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

    it("is a draft of its own each time that a lesson asks for it", async () => {
      const scene = openScene();
      await propose(scene);
      for (const proposalId of ["prop-2", "prop-3"])
        expect(await propose(scene, { proposalId, sourceType: "lesson" })).toEqual({ proposalId, created: true });
      expect(await propose(scene, { proposalId: "prop-4" })).toEqual({ proposalId: "prop-1", created: false });
    });

    it("finds one by its id within its tenant, as it had been asked for at a point", async () => {
      const [scene, stranger] = [openScene(), openScene()];
      const [first, second] = (await incidents(scene, 2)) as [string, string];
      const before = await scene.here();
      await propose(scene, { triggeringIncidentIds: [first] });
      const at = await scene.here();
      await propose(scene, { triggeringIncidentIds: [second] });
      const fetch = (of: Scene, proposalId: string, point?: ReadPoint) =>
        of.read(({ policyProposals }) => policyProposals.fetchProposal(of.tenantId, proposalId, point));
      expect(await fetch(scene, "prop-1")).toEqual((await list(scene))[0]);
      expect(await fetch(scene, "prop-1", at)).toMatchObject({ triggeringIncidentIds: [first] });
      expect(await fetch(scene, "prop-1", before)).toBeUndefined();
      expect(await fetch(scene, "prop")).toBeUndefined();
      expect(await fetch(stranger, "prop-1")).toBeUndefined();
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
