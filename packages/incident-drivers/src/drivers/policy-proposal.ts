import { DomainError, type PolicyProposal } from "@hoc/incident-schemas";
import type { NewPolicyProposal, PolicyProposalDriver } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column } from "../database/columns.js";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { lastFirst } from "../database/last-first.js";
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
export function createPolicyProposalReader(executor: ReadExecutor): Pick<PolicyProposalDriver, "listProposals"> {
  return {
    async listProposals(tenantId, page) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(POLICY_PROPOSALS.columns, "p")}, t.incident_ids::text as "triggeringIncidentIds"
          from ${tableRef(executor, POLICY_PROPOSALS)} as p
          cross join lateral (
            select coalesce(json_agg(t.incident_id order by t.sequence), '[]') as incident_ids
            from ${tableRef(executor, POLICY_PROPOSAL_TRIGGERS)} as t
            where t.tenant_id = ${tenantId} and t.proposal_id = p.id ${recordedBy("t", page.at)}
          ) as t
          where p.tenant_id = ${tenantId} ${lastFirst("p", page)}`,
      );
      return rows.map(proposal);
    },
  };
}

/**
 * Binds proposed policies to a write transaction. That one draft per type and error code is open is the unique index's
 * to decide, also against a writer without the head.
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
      sql`(tenant_id, proposal_type, coalesce(error_code, '')) where ${IS_OPEN}`,
    );
  }

  async function openDraft({ proposalType, errorCode }: NewPolicyProposal): Promise<string> {
    const [row] = await rowsOf(
      executor,
      sql`select p.id from ${tableRef(executor, POLICY_PROPOSALS)} as p
        where p.tenant_id = ${head.tenantId} and p.proposal_type = ${proposalType}
          and coalesce(p.error_code, '') = ${errorCode ?? ""} and ${IS_OPEN}`,
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
