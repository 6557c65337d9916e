import type { NewPolicyProposal } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { type ReadExecutor, tableRef } from "../executor.js";
import { rowsOf } from "./insert-rows.js";
import { POLICY_PROPOSAL_TRIGGERS, POLICY_PROPOSALS, POLICY_RULES } from "./tables/index.js";

/** What tells whether a proposal joins another one. */
type Kind = Pick<NewPolicyProposal, "proposalType" | "errorCode" | "isSynthetic" | "sourceType">;

/**
 * The open draft that a proposal would join, in the words of the unique index; `undefined` when there is none, and always
 * for what a lesson without an error code asks for.
 *
 * @example await openDraftOf(executor, "acme", proposal) // "prop_1"
 */
export async function openDraftOf(executor: ReadExecutor, tenantId: string, kind: Kind): Promise<string | undefined> {
  if (!isJoined(kind)) return undefined;
  return proposalThat(executor, tenantId, sql`${ofKind(kind)} and p.status = 'draft'`);
}

/**
 * The proposal that keeps a draft away whether it is open or not; `undefined` when there is none. For a lesson it is the
 * one that this lesson became. For an incident it is one of the same kind that the incident had asked for and somebody
 * reviewed: what goes on after a person decided does not ask again, only another incident does.
 *
 * @example await standingProposalOf(executor, "acme", proposal) // undefined: nobody decided on it yet
 */
export async function standingProposalOf(
  executor: ReadExecutor,
  tenantId: string,
  proposal: Kind & Pick<NewPolicyProposal, "sourceId" | "triggeringIncidentIds">,
): Promise<string | undefined> {
  const { sourceType, sourceId } = proposal;
  if (sourceType === "lesson")
    return proposalThat(executor, tenantId, sql`p.source_type = 'lesson' and p.source_id = ${sourceId}`);
  return lastAskedFor(executor, tenantId, proposal, sql`p.status <> 'draft'`);
}

/**
 * The proposal of the same kind that one of the incidents had asked for and whose rule is in force, which only an
 * approved one has; `undefined` when there is none, and always for what a lesson without an error code asks for.
 *
 * @example await proposalInForceOf(executor, "acme", draft) // "prop_1"
 */
export async function proposalInForceOf(
  executor: ReadExecutor,
  tenantId: string,
  proposal: Kind & Pick<NewPolicyProposal, "triggeringIncidentIds">,
): Promise<string | undefined> {
  if (!isJoined(proposal)) return undefined;
  const isInForce = sql`exists (
    select 1 from ${tableRef(executor, POLICY_RULES)} as r
    where r.tenant_id = ${tenantId} and r.id = p.policy_id and r.status = 'ACTIVE'
  )`;
  return lastAskedFor(executor, tenantId, proposal, isInForce);
}

/** The last proposal `p` of the same kind that one of the incidents had asked for and that stands so. */
async function lastAskedFor(
  executor: ReadExecutor,
  tenantId: string,
  proposal: Kind & Pick<NewPolicyProposal, "triggeringIncidentIds">,
  standsSo: RawBuilder<unknown>,
): Promise<string | undefined> {
  const { triggeringIncidentIds } = proposal;
  if (triggeringIncidentIds.length === 0) return undefined;
  const askedFor = sql`array(
    select t.proposal_id from ${tableRef(executor, POLICY_PROPOSAL_TRIGGERS)} as t
    where t.tenant_id = ${tenantId} and t.incident_id = any(${[...triggeringIncidentIds]}::text[])
  )`;
  return proposalThat(
    executor,
    tenantId,
    sql`${ofKind(proposal)} and ${standsSo} and p.id = any(${askedFor}) order by p.sequence desc limit 1`,
  );
}

function isJoined({ sourceType, errorCode }: Kind): boolean {
  return sourceType === "incident" || errorCode !== null;
}

/** The proposals `p` that are about the same, in the words of the unique index. */
function ofKind({ proposalType, errorCode, isSynthetic }: Kind): RawBuilder<unknown> {
  return sql`p.proposal_type = ${proposalType} and coalesce(p.error_code, '') = ${errorCode ?? ""}
    and p.is_synthetic = ${isSynthetic} and (p.source_type = 'incident' or p.error_code is not null)`;
}

async function proposalThat(
  executor: ReadExecutor,
  tenantId: string,
  isIt: RawBuilder<unknown>,
): Promise<string | undefined> {
  const [row] = await rowsOf(
    executor,
    sql`select p.id from ${tableRef(executor, POLICY_PROPOSALS)} as p where p.tenant_id = ${tenantId} and ${isIt}`,
  );
  return row && String(row.id);
}
