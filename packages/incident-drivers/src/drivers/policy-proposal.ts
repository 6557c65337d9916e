import { DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type {
  NewPolicyProposal,
  PolicyProposalDriver,
  ReadPoint,
  StoredPolicyProposal,
} from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf, unnest } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { openDraftOf, proposalInForceOf, standingProposalOf } from "../database/standing-proposal.js";
import {
  LESSONS_LEARNED,
  POLICY_PROPOSAL_TRIGGERS,
  POLICY_PROPOSALS,
  PROPOSAL_REVIEW_COLUMNS,
} from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const PROPOSAL_COLUMNS = {
  ...POLICY_PROPOSALS.columns,
  triggeringIncidentIds: column("incident_ids", "json"),
  lessonIds: column("lesson_ids", "json"),
};

const NOT_REVIEWED = {
  status: "draft",
  reviewedAt: null,
  reviewedBy: null,
  reviewNotes: null,
  reviewDigest: null,
  effectiveFrom: null,
  policyId: null,
  backtest: null,
} as const;

/**
 * Binds the reads of proposed policies to an executor.
 *
 * @example await createPolicyProposalReader(executor).listProposals("acme", { filters: {}, limit: 20, at })
 */
export function createPolicyProposalReader(
  executor: ReadExecutor,
): Pick<PolicyProposalDriver, "fetchProposal" | "listProposals"> {
  async function proposalsOf(tenantId: string, at: ReadPoint | undefined, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(POLICY_PROPOSALS.columns, "p")}, t.incident_ids::text as "triggeringIncidentIds",
          l.lesson_ids::text as "lessonIds"
        from ${tableRef(executor, POLICY_PROPOSALS)} as p
        cross join lateral (
          select coalesce(json_agg(t.incident_id order by t.sequence), '[]') as incident_ids
          from ${tableRef(executor, POLICY_PROPOSAL_TRIGGERS)} as t
          where t.tenant_id = ${tenantId} and t.proposal_id = p.id ${recordedBy("t", at)}
        ) as t
        cross join lateral (
          select coalesce(json_agg(l.id order by l.status_sequence), '[]') as lesson_ids
          from ${tableRef(executor, LESSONS_LEARNED)} as l
          where l.tenant_id = ${tenantId} and l.draft_proposal_id = p.id ${convertedBy(at)}
        ) as l
        where p.tenant_id = ${tenantId} ${chosen}`,
    );
    return rows.map((row) => proposalAt(row, at));
  }

  return {
    async fetchProposal(tenantId, proposalId, at) {
      const [found] = await proposalsOf(tenantId, at, sql`and p.id = ${proposalId} ${recordedBy("p", at)}`);
      return found;
    },
    async listProposals(tenantId, { filters: { status }, ...page }) {
      const ofStatus = status === undefined ? sql`` : sql`and ${hadStatus(status, page.at)}`;
      const stored = await proposalsOf(tenantId, page.at, sql`${ofStatus} ${newestFirst("p", page)}`);
      return stored.map(({ reviewDigest, ...proposal }) => proposal);
    },
  };
}

/**
 * Binds proposed policies to a write transaction. That one draft per type and error code is open, of real and of
 * synthetic ones each, and that a lesson becomes one, is for the unique indexes to decide, also against a writer without
 * the head.
 *
 * @example await createPolicyProposalDriver(executor, head).insertPolicyProposal("acme", draft)
 */
export function createPolicyProposalDriver(executor: WriteExecutor, head: TenantHead): PolicyProposalDriver {
  function insertDraft({ proposalId, triggeringIncidentIds: _, ...proposal }: NewPolicyProposal): Promise<boolean> {
    const row = { ...proposal, id: proposalId, status: "draft" };
    return insertIfNew(executor, head, POLICY_PROPOSALS, row);
  }

  async function fasterOne(tenantId: string, proposal: NewPolicyProposal): Promise<string> {
    const proposalId =
      (await openDraftOf(executor, tenantId, proposal)) ?? (await standingProposalOf(executor, tenantId, proposal));
    if (proposalId === undefined) throw new DomainError("internal_error", "The proposal is neither new nor stored.");
    return proposalId;
  }

  return {
    ...createPolicyProposalReader(executor),
    findOpenDraft: (tenantId, proposal) => openDraftOf(executor, tenantId, proposal),
    findProposalInForce: (tenantId, proposal) => proposalInForceOf(executor, tenantId, proposal),
    async insertPolicyProposal(tenantId, proposal) {
      head.mustBe(tenantId);
      const standing = await standingProposalOf(executor, tenantId, proposal);
      if (standing !== undefined) return { proposalId: standing, created: false };
      const created = await insertDraft(proposal);
      const proposalId = created ? proposal.proposalId : await fasterOne(tenantId, proposal);
      for (const incidentId of proposal.triggeringIncidentIds)
        await insertIfNew(
          executor,
          head,
          POLICY_PROPOSAL_TRIGGERS,
          { proposalId, incidentId },
          sql`(tenant_id, proposal_id, incident_id)`,
        );
      return { proposalId, created };
    },
    async updateProposalReviewed(tenantId, proposalId, review) {
      head.mustBe(tenantId);
      const effectiveFrom = review.status === "approved" ? review.reviewedAt : null;
      const row = { ...review, effectiveFrom, reviewSequence: head.nextSequence };
      const fields = Object.keys(PROPOSAL_REVIEW_COLUMNS);
      const set = Object.values(PROPOSAL_REVIEW_COLUMNS).map(({ name }) => sql`${sql.id(name)} = ${sql.id("r", name)}`);
      const reviewed = await rowsOf(
        executor,
        sql`update ${tableRef(executor, POLICY_PROPOSALS)} as p set ${sql.join(set)}
          from ${unnest(PROPOSAL_REVIEW_COLUMNS, fields, [row], "r")}
          where p.tenant_id = ${tenantId} and p.id = ${proposalId} and p.status = 'draft'
          returning 1 as reviewed`,
      );
      if (reviewed.length === 0) return false;
      head.take();
      return true;
    },
  };
}

/** The lessons `l` that had become drafts by a point; one that did stays so. */
function convertedBy(at: ReadPoint | undefined): RawBuilder<unknown> {
  return at === undefined || at.isLatest ? sql`` : sql`and l.status_sequence <= ${at.sequence}::int8`;
}

/** The proposals `p` that had a status at a point. */
function hadStatus(status: PolicyProposal["status"], at: ReadPoint): RawBuilder<unknown> {
  if (at.isLatest) return sql`p.status = ${status}`;
  const wasReviewed = sql`p.review_sequence <= ${at.sequence}::int8`;
  return status === "draft" ? sql`(${wasReviewed}) is not true` : sql`p.status = ${status} and ${wasReviewed}`;
}

/** A proposal as it stood at a point: one that was reviewed later was a draft. */
function proposalAt(row: Record<string, unknown>, at: ReadPoint | undefined): StoredPolicyProposal {
  const { id, reviewSequence, ...stored } = fromDb(PROPOSAL_COLUMNS, row);
  const isReviewedLater = at !== undefined && !at.isLatest && reviewSequence !== null && reviewSequence > at.sequence;
  return { proposalId: id, ...stored, ...(isReviewedLater ? NOT_REVIEWED : {}) } as StoredPolicyProposal;
}
