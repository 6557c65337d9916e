import type { Ambient, PolicyRuleStore, PolicyViolationDriver } from "@hoc/incident-schemas/ports";
import type { TenantHead } from "../database/tenant-head.js";
import type { ReadExecutor, WriteExecutor } from "../executor.js";
import { insertEvaluation, selectEvaluation } from "./policy-violation/evaluations.js";
import { linkEvidence } from "./policy-violation/link-evidence.js";
import { selectPreventionOfSignal, selectPreventionPage } from "./policy-violation/preventions.js";
import { violationFacts, type WhoseRules } from "./policy-violation/truth-facts.js";
import {
  insertViolation,
  selectViolation,
  selectViolationByKey,
  selectViolationPage,
} from "./policy-violation/violations.js";

/**
 * Binds the reads of violations, preventions and evaluations to an executor.
 *
 * @example await createPolicyViolationReader(executor).fetchViolation("acme", "violation-1")
 */
export function createPolicyViolationReader(
  executor: ReadExecutor,
  rules: WhoseRules = "own",
): Pick<
  PolicyViolationDriver,
  "fetchViolation" | "listViolations" | "fetchViolationTruthCheck" | "fetchPolicyEvaluation" | "listPreventions"
> {
  return {
    fetchViolation: (tenantId, violationId, at) => selectViolation(executor, tenantId, violationId, at),
    listViolations: (tenantId, query) => selectViolationPage(executor, tenantId, query),
    fetchViolationTruthCheck: (tenantId, violationId, at) => violationFacts(executor, tenantId, violationId, at, rules),
    fetchPolicyEvaluation: (tenantId, runId, at) => selectEvaluation(executor, tenantId, runId, at),
    listPreventions: (tenantId, query) => selectPreventionPage(executor, tenantId, query),
  };
}

/**
 * Binds violations, preventions and evaluations to a write transaction. Whether a policy is enabled is for the rules in
 * force to say, the host's own where it has some.
 *
 * @example await createPolicyViolationDriver(executor, head, parts).insertViolationRecord("acme", violation)
 */
export function createPolicyViolationDriver(
  executor: WriteExecutor,
  head: TenantHead,
  parts: {
    readonly ambient: Pick<Ambient, "uuid">;
    readonly fetchPolicyEnabled: PolicyRuleStore["fetchPolicyEnabled"];
    readonly rules?: WhoseRules;
  },
): PolicyViolationDriver {
  const reader = createPolicyViolationReader(executor, parts.rules);
  return {
    ...reader,
    async insertViolationRecord(tenantId, violation) {
      head.mustBe(tenantId);
      return insertViolation(executor, head, violation);
    },
    fetchViolationExists: async (tenantId, violationId) =>
      (await reader.fetchViolation(tenantId, violationId)) !== undefined,
    fetchPolicyEnabled: parts.fetchPolicyEnabled,
    async insertEvidenceEvent(tenantId, link) {
      head.mustBe(tenantId);
      await linkEvidence(executor, head, parts.ambient, link);
    },
    fetchIncidentByViolation: (tenantId, key) => selectViolationByKey(executor, tenantId, key),
    async insertPolicyEvaluation(tenantId, evaluation) {
      head.mustBe(tenantId);
      return insertEvaluation(executor, head, evaluation);
    },
    fetchPreventionOfSignal: (tenantId, signalId) => selectPreventionOfSignal(executor, tenantId, signalId),
  };
}
