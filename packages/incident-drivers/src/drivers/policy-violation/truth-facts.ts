import type { Severity } from "@hoc/incident-schemas";
import type { ReadPoint, StoredPolicyViolation, ViolationFacts } from "@hoc/incident-schemas/ports";
import { sql } from "kysely";
import { column, nullable } from "../../database/columns.js";
import { incidentsAt, recordedBy } from "../../database/incidents-at.js";
import { rowsOf } from "../../database/insert-rows.js";
import { hasRuleInForce } from "../../database/rule-in-force.js";
import { INCIDENT_COLUMNS, INCIDENT_EVENTS, SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";
import { selectViolation } from "./violations.js";

const ABSORBED_COLUMNS = {
  incidentId: nullable("incident_id", "text"),
  firstSequence: column("first_sequence", "bigint"),
  costMicros: nullable("cost_micros", "money"),
};

const SEVERITY_COLUMNS = { incidentId: INCIDENT_COLUMNS.id, severity: INCIDENT_COLUMNS.severity };

/** Whether the policies are the product's own, or those of its host. */
export type WhoseRules = "own" | "host";

/** What is stored of a violation by a point, as its truth is judged by; `undefined` when there is no such fact. */
export async function violationFacts(
  executor: ReadExecutor,
  tenantId: string,
  violationId: string,
  at: ReadPoint,
  rules: WhoseRules,
): Promise<ViolationFacts | undefined> {
  const violation = await selectViolation(executor, tenantId, violationId, at);
  if (violation === undefined) return undefined;
  const { policyId, sequence } = violation;
  const absorbed = await absorbedSignals(executor, violation, at);
  const costs = absorbed.flatMap(({ costMicros }) => costMicros ?? []);
  const incidentIds = [violation.incidentId, ...absorbed.map(({ incidentId }) => incidentId)].filter(
    (id) => id !== null,
  );
  const severities = await severitiesOf(executor, tenantId, incidentIds, at);
  return {
    violation,
    incidents: severities.map(({ incidentId, severity }) => ({
      incidentId,
      severity: severity as Severity,
      absorbedSequence: absorbed.find((signals) => signals.incidentId === incidentId)?.firstSequence ?? null,
    })),
    evidenceEntries: await evidenceEntries(executor, violation, incidentIds, at),
    policyWasEnabled: rules === "own" ? await hasRuleInForce(executor, tenantId, policyId, sequence) : null,
    signalCostMicros: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
  };
}

/** The firing signals of a fact, by the incident that took them: those about it, and those of its run that name it. */
async function absorbedSignals(
  executor: ReadExecutor,
  { tenantId, violationId, runId }: StoredPolicyViolation,
  at: ReadPoint,
) {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(ABSORBED_COLUMNS, "a")} from (
        select s.incident_id, min(s.sequence) as first_sequence, sum(s.cost_micros) as cost_micros
        from ${tableRef(executor, SIGNALS)} as s
        where s.tenant_id = ${tenantId} and s.kind = 'violation' and s.state = 'firing' ${recordedBy("s", at)}
          and (s.reference = ${violationId} or (s.run_id = ${runId} and s.violation_id = ${violationId}))
        group by s.incident_id
      ) as a`,
  );
  return rows.map((row) => fromDb(ABSORBED_COLUMNS, row));
}

async function severitiesOf(executor: ReadExecutor, tenantId: string, incidentIds: readonly string[], at: ReadPoint) {
  const rows = await rowsOf(
    executor,
    sql`select ${selectList(SEVERITY_COLUMNS, "i")} from ${incidentsAt(executor, tenantId, at)}
      where i.tenant_id = ${tenantId} and i.id = any(${incidentIds}) order by i.created_at, i.id collate "C"`,
  );
  return rows.map((row) => fromDb(SEVERITY_COLUMNS, row));
}

async function evidenceEntries(
  executor: ReadExecutor,
  { tenantId, violationId }: StoredPolicyViolation,
  incidentIds: readonly string[],
  at: ReadPoint,
): Promise<ViolationFacts["evidenceEntries"]> {
  const rows = await rowsOf(
    executor,
    sql`select e.incident_id, e.data ->> 'contentHash' as content_hash
      from ${tableRef(executor, INCIDENT_EVENTS)} as e
      where e.tenant_id = ${tenantId} and e.incident_id = any(${incidentIds})
        and e.event_type = 'evidence_captured' and e.data ->> 'violationId' = ${violationId} ${recordedBy("e", at)}
      order by e.sequence`,
  );
  return rows.map(({ incident_id, content_hash }) => ({
    incidentId: String(incident_id),
    contentHash: String(content_hash),
  }));
}
