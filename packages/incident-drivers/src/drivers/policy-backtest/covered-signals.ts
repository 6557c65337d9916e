import { type Severity, severityRank } from "@hoc/incident-schemas";
import type { BacktestQuestion } from "@hoc/incident-schemas/ports";
import type { IncidentSeverityEngine } from "@hoc/severity-policy";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { rowsOf, unnest } from "../../database/insert-rows.js";
import { SIGNALS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";
import { fromDb, selectList } from "../../mapping/rows.js";

/** What the own severity of a signal follows from. */
const SEVERITY_SOURCE = {
  triggerType: SIGNALS.columns.triggerType,
  initialSeverity: SIGNALS.columns.initialSeverity,
};

/** Two conditions over signals `s`: which of a tenant's a rule can suppress at all, and which of those it suppresses. */
export interface CoveredSignals {
  readonly suppressible: RawBuilder<unknown>;
  /** Unknown instead of false where a signal lacks what the rule names. */
  readonly covered: RawBuilder<unknown>;
}

/**
 * Decides which signals a rule covers as the aggregator does, but for the rule's expiry. How grave a signal is by itself
 * is the severity policy's to say, so the policy is asked once for everything that the severities follow from.
 *
 * @example const { suppressible, covered } = await findCoveredSignals(executor, severity, "acme", question)
 */
export async function findCoveredSignals(
  executor: ReadExecutor,
  severity: IncidentSeverityEngine,
  tenantId: string,
  question: BacktestQuestion,
): Promise<CoveredSignals> {
  const suppressible = suppressibleOf(tenantId, question);
  const named = namedBy(question);
  const rows = await rowsOf(
    executor,
    sql`select distinct ${selectList(SEVERITY_SOURCE, "s")} from ${tableRef(executor, SIGNALS)} as s
      where ${suppressible} and ${named}`,
  );
  const sources = rows
    .map((row) => fromDb(SEVERITY_SOURCE, row))
    .filter(({ triggerType, initialSeverity }) => {
      const own = severity.getInitialSeverity(triggerType, (initialSeverity as Severity | null) ?? undefined);
      return severityRank(own) <= severityRank(question.suppression.maxSeverity);
    });
  const fields = Object.keys(SEVERITY_SOURCE);
  const covered = sql`${named} and (${severitySourceOf("s")}) in (
    select ${severitySourceOf("m")} from ${unnest(SEVERITY_SOURCE, fields, sources, "m")})`;
  return { suppressible, covered };
}

/** The signals that were recorded by the point and received in the window; those of people are never suppressed. */
function suppressibleOf(tenantId: string, { from, to, at }: BacktestQuestion): RawBuilder<unknown> {
  return sql`s.tenant_id = ${tenantId} and s.state = 'firing' and s.kind <> 'manual'
    and s.received_at >= ${from}::timestamptz and s.received_at < ${to}::timestamptz ${recordedBy("s", at)}`;
}

/** The signals that a suppression names, each exactly; a list that is left out names all. */
function namedBy({ suppression: { errorCodes, categories }, agentId }: BacktestQuestion): RawBuilder<unknown> {
  const conditions = [
    ...(errorCodes === undefined ? [] : [sql`s.error_code = any(${errorCodes})`]),
    ...(categories === undefined ? [] : [sql`s.category = any(${categories})`]),
    ...(agentId === null ? [] : [sql`s.agent_id = ${agentId}`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** In values that can be compared: a stated severity is never empty. */
function severitySourceOf(alias: string): RawBuilder<unknown> {
  return sql`${sql.id(alias, "trigger_type")}, coalesce(${sql.id(alias, "initial_severity")}, '')`;
}
