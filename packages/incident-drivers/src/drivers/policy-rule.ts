import { type PolicyRule, type SuppressingPolicy, suppressionSchema } from "@hoc/incident-schemas";
import type { PolicyRuleDriver, ReadPoint, StoredPolicyRule } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../database/incidents-at.js";
import { insertIfNew } from "../database/insert-if-new.js";
import { rowsOf } from "../database/insert-rows.js";
import { newestFirst } from "../database/newest-first.js";
import { hasRuleInForce } from "../database/rule-in-force.js";
import { POLICY_RULES } from "../database/tables/index.js";
import type { TenantHead } from "../database/tenant-head.js";
import { type ReadExecutor, tableRef, type WriteExecutor } from "../executor.js";
import { fromDb, selectList } from "../mapping/rows.js";

/** The rules `p` in force that say what they keep from becoming incidents, in the words of the partial index. */
const SUPPRESSING = sql`p.status = 'ACTIVE' and p.enforcement_mode <> 'DISABLED' and p.suppression is not null`;

const SUPPRESSION_COLUMNS = {
  policyId: POLICY_RULES.columns.id,
  createdAt: POLICY_RULES.columns.createdAt,
  sourceIncidentId: POLICY_RULES.columns.sourceIncidentId,
  scope: POLICY_RULES.columns.scope,
  scopeId: POLICY_RULES.columns.scopeId,
  suppression: POLICY_RULES.columns.suppression,
};

const NOT_RETIRED = { status: "ACTIVE", retiredAt: null, retiredBy: null, retirementReason: null } as const;

/**
 * Binds the reads of the product's own rules to an executor.
 *
 * @example await createPolicyRuleReader(executor).fetchPolicyEnabled("acme", "PII")
 */
export function createPolicyRuleReader(
  executor: ReadExecutor,
): Pick<PolicyRuleDriver, "fetchSuppressingPolicies" | "fetchPolicyEnabled" | "fetchPolicyRule" | "listPolicyRules"> {
  const rules = tableRef(executor, POLICY_RULES);

  async function rulesOf(tenantId: string, at: ReadPoint | undefined, chosen: RawBuilder<unknown>) {
    const rows = await rowsOf(
      executor,
      sql`select ${selectList(POLICY_RULES.columns, "p")} from ${rules} as p where p.tenant_id = ${tenantId} ${chosen}`,
    );
    return rows.map((row) => ruleAt(row, at));
  }

  return {
    async fetchSuppressingPolicies(tenantId) {
      const rows = await rowsOf(
        executor,
        sql`select ${selectList(SUPPRESSION_COLUMNS, "p")} from ${rules} as p
          where p.tenant_id = ${tenantId} and ${SUPPRESSING} and p.scope <> 'PROJECT'
          order by p.created_at, p.id collate "C"`,
      );
      return rows.map(suppressingPolicy);
    },
    fetchPolicyEnabled: (tenantId, policyId) => hasRuleInForce(executor, tenantId, policyId),
    async fetchPolicyRule(tenantId, policyId, at) {
      const [rule] = await rulesOf(tenantId, at, sql`and p.id = ${policyId} ${recordedBy("p", at)}`);
      return rule;
    },
    async listPolicyRules(tenantId, { status, ...page }) {
      const ofStatus = status === undefined ? sql`` : sql`and ${hadStatus(status, page.at)}`;
      const stored = await rulesOf(tenantId, page.at, sql`${ofStatus} ${newestFirst("p", page)}`);
      return stored.map(({ contentDigest: _, ...rule }) => rule);
    },
  };
}

/**
 * Binds the product's own rules to a write transaction.
 *
 * @example await createPolicyRuleDriver(executor, head).retirePolicyRule("acme", "no-ssn", change)
 */
export function createPolicyRuleDriver(executor: WriteExecutor, head: TenantHead): PolicyRuleDriver {
  return {
    ...createPolicyRuleReader(executor),
    async insertPolicyRule(tenantId, { policyId, ...rule }) {
      head.mustBe(tenantId);
      const row = { ...rule, id: policyId, status: "ACTIVE" };
      return insertIfNew(executor, head, POLICY_RULES, row, sql`(tenant_id, id)`);
    },
    async retirePolicyRule(tenantId, policyId, { retiredAt, retiredBy, reason }) {
      head.mustBe(tenantId);
      const retired = await rowsOf(
        executor,
        sql`update ${tableRef(executor, POLICY_RULES)} as p
          set status = 'RETIRED', retired_at = ${retiredAt}::timestamptz, retired_by = ${retiredBy},
            retirement_reason = ${reason}, retired_sequence = ${head.nextSequence}::int8
          where p.tenant_id = ${tenantId} and p.id = ${policyId} and p.status = 'ACTIVE'
          returning 1 as retired`,
      );
      if (retired.length === 0) return false;
      head.take();
      return true;
    },
  };
}

/** The rules `p` that had a status at a point. */
function hadStatus(status: PolicyRule["status"], at: ReadPoint): RawBuilder<unknown> {
  if (at.isLatest) return sql`p.status = ${status}`;
  const wasRetired = sql`p.retired_sequence <= ${at.sequence}::int8`;
  return status === "RETIRED" ? wasRetired : sql`(${wasRetired}) is not true`;
}

/** A rule as it stood at a point: one that was retired later stood in force. */
function ruleAt(row: Record<string, unknown>, at: ReadPoint | undefined): StoredPolicyRule {
  const { id, retiredSequence, ...rule } = fromDb(POLICY_RULES.columns, row);
  const isRetiredLater = at !== undefined && !at.isLatest && retiredSequence !== null && retiredSequence > at.sequence;
  return { policyId: id, ...rule, ...(isRetiredLater ? NOT_RETIRED : {}) } as StoredPolicyRule;
}

function suppressingPolicy(row: Record<string, unknown>): SuppressingPolicy {
  const { scope, scopeId, suppression, ...policy } = fromDb(SUPPRESSION_COLUMNS, row);
  return {
    ...policy,
    agentId: scope === "AGENT" ? scopeId : null,
    suppression: suppressionSchema.parse(suppression),
  };
}
