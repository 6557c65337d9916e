import { type IncidentEventType, MILESTONES } from "@hoc/incident-schemas";
import type { ReadPoint } from "@hoc/incident-schemas/ports";
import { type RawBuilder, sql } from "kysely";
import { recordedBy } from "../../database/incidents-at.js";
import { INCIDENT_EVENTS, INCIDENT_VERSIONS } from "../../database/tables/index.js";
import { type ReadExecutor, tableRef } from "../../executor.js";

/** Steps by which somebody may just as well have found out that an incident is irrelevant. */
const LOOKS: readonly IncidentEventType[] = ["acknowledged", "assigned", "note_added", "severity_set"];

/** Steps that nobody takes for an incident that is irrelevant. */
const WORK: readonly IncidentEventType[] = [
  "reopened",
  "evidence_captured",
  "postmortem_created",
  "postmortem_published",
  ...MILESTONES,
];

/** Whose history is read, and as of when. */
interface Read {
  readonly tenantId: string;
  readonly at: ReadPoint;
}

/**
 * `select … ` of one row: what others than the product itself did about an incident `i`, by its timeline. Whoever lowers a
 * severity, resolves or reopens leaves entries that stay, whatever became of the incident afterwards. Evidence of a broken
 * policy is stored by the report of it, without anybody at work.
 *
 * @example sql`… cross join lateral (${deedsOfPeople(executor, { tenantId: "acme", at })}) as d where d.were_work`
 */
export function deedsOfPeople(executor: ReadExecutor, { tenantId, at }: Read): RawBuilder<unknown> {
  const isOneOf = (types: readonly IncidentEventType[]) =>
    sql`count(*) filter (where e.event_type = any(${types})) > 0`;
  return sql`select ${isOneOf(LOOKS)} as were_looks, ${isOneOf(WORK)} as were_work,
      ${isOneOf(["resolved"])} as were_resolutions
    from ${tableRef(executor, INCIDENT_EVENTS)} as e
    where e.tenant_id = ${tenantId} and e.incident_id = i.id and e.actor_type <> 'SYSTEM'
      and not (e.event_type = 'evidence_captured' and e.data ->> 'violationId' is not null) ${recordedBy("e", at)}`;
}

/** Whether an incident `i` is critical, or was before the point and has been lowered since. */
export function wasEverCritical(executor: ReadExecutor, { tenantId, at }: Read): RawBuilder<unknown> {
  const byThen = at.isLatest ? sql`` : sql`and p.state_sequence <= ${at.sequence}::int8`;
  return sql`(i.severity = 'critical' or exists (
    select from ${tableRef(executor, INCIDENT_VERSIONS)} as p
    where p.tenant_id = ${tenantId} and p.id = i.id and p.severity = 'critical' ${byThen}))`;
}
