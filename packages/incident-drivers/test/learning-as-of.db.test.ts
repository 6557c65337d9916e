import { LESSON_STATUSES, PROPOSAL_STATUSES } from "@hoc/incident-schemas";
import type { IncidentPorts, ReadPoint } from "@hoc/incident-schemas/ports";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DIGESTS, newLesson, newRule } from "../src/conformance/failure-facts.js";
import { BACKTEST, PROPOSAL } from "../src/conformance/policy-proposal.suite.js";
import { createScene, type Scene } from "../src/conformance/scene.js";
import { driverSet, pgliteDatabase, type TestDatabase } from "./databases.js";

const RUNS = Number(process.env.HOC_HISTORY_RUNS ?? 15);
const SEED = Number(process.env.HOC_HISTORY_SEED ?? 20261121) + 6;

const LESSONS = ["lesson-0", "lesson-1", "lesson-2"];
const PROPOSALS = ["prop-0", "prop-1"];
const BY = { actor: { type: "HUMAN", id: "ann" }, at: "2026-03-14T12:00:00.000000Z" } as const;

let database: TestDatabase;

beforeAll(async () => {
  database = await pgliteDatabase();
});

afterAll(() => database?.close());

type Deed = (ports: IncidentPorts, tenantId: string, pick: number, scene: Scene) => Promise<unknown>;

const lessonOf = (pick: number) => LESSONS[pick % LESSONS.length] as string;
const proposalOf = (pick: number) => PROPOSALS[pick % PROPOSALS.length] as string;

/** Everything that changes what lessons and proposals show; what is not possible changes nothing. */
const DEEDS: Readonly<Record<string, Deed>> = {
  learn: ({ lessons }, tenantId, pick, scene) =>
    lessons.insertLesson(tenantId, newLesson(scene, lessonOf(pick), { isSynthetic: pick % LESSONS.length === 2 })),
  defer: ({ lessons }, tenantId, pick, scene) =>
    lessons.updateLessonDeferred(tenantId, lessonOf(pick), { ...BY, deferUntil: scene.time(pick) }),
  reactivate: ({ lessons }, tenantId, pick) => lessons.updateLessonReactivated(tenantId, lessonOf(pick), BY),
  dismiss: ({ lessons }, tenantId, pick) =>
    lessons.updateLessonDismissed(tenantId, lessonOf(pick), { ...BY, reason: `reason ${pick}` }),
  convert: async ({ lessons, policyProposals }, tenantId, pick) => {
    const proposalId = proposalOf(pick);
    if ((await policyProposals.fetchProposal(tenantId, proposalId)) === undefined) return;
    await lessons.updateLessonConverted(tenantId, lessonOf(pick), { ...BY, proposalId });
  },
  propose: ({ policyProposals }, tenantId, pick) => {
    const proposalId = proposalOf(pick);
    return policyProposals.insertPolicyProposal(tenantId, { ...PROPOSAL, proposalId, errorCode: proposalId });
  },
  review: async ({ policyProposals, policyRules }, tenantId, pick, scene) => {
    const isApproved = pick % 3 > 0;
    const policyId = `pol of ${proposalOf(pick)}`;
    if (isApproved) await policyRules.insertPolicyRule(tenantId, newRule(scene, policyId));
    await policyProposals.updateProposalReviewed(tenantId, proposalOf(pick), {
      status: isApproved ? "approved" : "rejected",
      reviewedAt: BY.at,
      reviewedBy: "bob",
      reviewNotes: `note ${pick}`,
      policyId: isApproved ? policyId : null,
      backtest: isApproved ? BACKTEST : null,
      reviewDigest: DIGESTS.first,
    });
  },
};

const histories = fc.array(
  fc.record({ deed: fc.constantFrom(...Object.keys(DEEDS), "learn", "defer"), pick: fc.nat({ max: 11 }) }),
  { minLength: 4, maxLength: 16 },
);

/** Everything that reads show of lessons and proposals at a point. */
function shown({ read, tenantId }: Scene, at: ReadPoint) {
  return read(async ({ lessons, policyProposals }) => {
    const seen: unknown[] = [];
    for (const lessonId of LESSONS)
      seen.push(
        await lessons.fetchLessonById(tenantId, lessonId, at),
        await lessons.fetchLessonTransitions(tenantId, lessonId, at),
      );
    for (const status of [undefined, ...LESSON_STATUSES])
      for (const includeSynthetic of [false, true]) {
        const filters = { status, includeSynthetic };
        seen.push(
          await lessons.fetchLessonsList(tenantId, { filters, limit: 10, at }),
          await lessons.countLessons(tenantId, filters, at),
        );
      }
    seen.push(await lessons.fetchLessonStats(tenantId, { includeSynthetic: true, at }));
    for (const proposalId of PROPOSALS) seen.push(await policyProposals.fetchProposal(tenantId, proposalId, at));
    for (const status of [undefined, ...PROPOSAL_STATUSES])
      seen.push(await policyProposals.listProposals(tenantId, { filters: { status }, limit: 10, at }));
    return JSON.stringify(seen);
  });
}

it("F-042: lessons and proposals show at every earlier point to the byte what they showed then", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const scene = createScene(driverSet(database));
      await scene.record({ at: 0 });
      const seen: { readonly point: ReadPoint; readonly shownThen: string }[] = [];
      for (const { deed, pick } of history) {
        await scene.write((ports) => (DEEDS[deed] as Deed)(ports, scene.tenantId, pick, scene));
        const point = await scene.here();
        seen.push({ point, shownThen: await shown(scene, { ...point, isLatest: true }) });
      }
      for (const { point, shownThen } of seen) expect(await shown(scene, point)).toBe(shownThen);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
