import { DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type { NewPolicyProposal, PolicyProposalDriver, ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { POLICY_PROPOSAL_TRIGGERS, POLICY_PROPOSALS } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

const PROPOSAL_COLUMNS = {
  ...POLICY_PROPOSALS.columns,
  triggeringIncidentIds: column("incident_ids", "json"),
};

/** The drafts that incidents asked for, in the words of the unique index. */
const IS_OPEN = sql`status = 'draft' and source_type = 'incident'`;

/**
 * Binds the reads of proposed policies to an executor.
 *
 * @example await createPolicyProposalReader(executor).listProposals("acme", { limit: 20, at })
 */
export function createPolicyProposalReader(
  executor: ReadExecutor,
): Pick<PolicyProposalDriver, "fetchProposal" | "listProposals"> {
  async function proposalsOf(tenantId: string, at: ReadPoint | undefined, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(POLICY_PROPOSALS.columns, "p")}, t.incident_ids::text as "triggeringIncidentIds"
        from ${tableRef(executor, POLICY_PROPOSALS)} as p
        cross join lateral (
          select coalesce(json_agg(t.incident_id order by t.sequence), '[]') as incident_ids
          from ${tableRef(executor, POLICY_PROPOSAL_TRIGGERS)} as t
          where t.tenant_id = ${tenantId} and t.proposal_id = p.id ${recordedBy("t", at)}
        ) as t
        where p.tenant_id = ${tenantId} ${chosen}`,
    );
    return rows.map(proposal);
  }

  return {
    async fetchProposal(tenantId, proposalId, at) {
      const [found] = await proposalsOf(tenantId, at, sql`and p.id = ${proposalId} ${recordedBy("p", at)}`);
      return found;
    },
    listProposals: (tenantId, page) => proposalsOf(tenantId, page.at, newestFirst("p", page)),
  };
}

/**
 * Binds proposed policies to a write transaction. That one draft per type and error code is open is the unique
 * index's to decide, of real and of synthetic ones each, also against a writer without the head.
 *
 * @example await createPolicyProposalDriver(executor, head).insertPolicyProposal("acme", draft)
 */
export function createPolicyProposalDriver(executor: WriteExecutor, head: TenantHead): PolicyProposalDriver {
  function insertDraft({ proposalId, triggeringIncidentIds: _, ...proposal }: NewPolicyProposal): Promise<boolean> {
    const row = { ...proposal, id: proposalId, status: "draft" };
    return insertIfNew(
      executor,
      head,
      POLICY_PROPOSALS,
      row,
      sql`(tenant_id, proposal_type, coalesce(error_code, ''), is_synthetic) where ${IS_OPEN}`,
    );
  }

  async function openDraft({ proposalType, errorCode, isSynthetic }: NewPolicyProposal): Promise<string> {
    const [row] = await rowsOf(
      executor,
      sql`select p.id from ${tableRef(executor, POLICY_PROPOSALS)} as p
        where p.tenant_id = ${head.tenantId} and p.proposal_type = ${proposalType}
          and coalesce(p.error_code, '') = ${errorCode ?? ""} and p.is_synthetic = ${isSynthetic} and ${IS_OPEN}`,
    );
    if (row === undefined) throw new DomainError("internal_error", "The proposal is neither new nor stored.");
    return String(row.id);
  }

  return {
    ...createPolicyProposalReader(executor),
    async insertPolicyProposal(tenantId, proposal) {
      head.mustBe(tenantId);
      const created = await insertDraft(proposal);
      const proposalId = created ? proposal.proposalId : await openDraft(proposal);
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
  };
}

function proposal(row: Record<string, unknown>): PolicyProposal {
  const { id, ...stored } = fromDb(PROPOSAL_COLUMNS, row);
  return { proposalId: id, ...stored } as PolicyProposal;
}
