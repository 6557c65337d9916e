import { type Kysely, sql } from "kysely";

/** Statements that find nothing as long as what is stored agrees with itself. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  "an incident counts other signals than it has": `
    select i.id from incidents i
    left join lateral (
      select count(*) filter (where s.absorption in ('opened', 'attached', 'overflow')) as counted,
             count(*) filter (where s.absorption = 'late') as late,
             sum(s.cost_micros) filter (where s.absorption in ('opened', 'attached', 'overflow')) as cost
      from signals s where s.tenant_id = i.tenant_id and s.incident_id = i.id) as of_it on true
    where i.signal_count <> of_it.counted or i.late_signals <> of_it.late`,
  "a timeline is not as long as its incident says": `
    select i.id from incidents i
    where i.timeline_length <> (
      select count(*) from incident_events e where e.tenant_id = i.tenant_id and e.incident_id = i.id)`,
  "a problem has two open incidents": `
    select min(id) as id from incidents where lifecycle_state <> 'RESOLVED'
    group by tenant_id, grouping_key having count(*) > 1`,
  "a signal is of an incident that is not there": `
    select s.signal_id as id from signals s
    where s.incident_id is not null and not exists (
      select from incidents i where i.tenant_id = s.tenant_id and i.id = s.incident_id)`,
  "something is of a tenant that nobody calls for": `
    select tenant_id as id from signals where tenant_id not in ('acme', 'globex')
    union all select tenant_id from incidents where tenant_id not in ('acme', 'globex')
    union all select tenant_id from runs where tenant_id not in ('acme', 'globex')`,
};

/** What is stored and contradicts itself; nothing when all is well. */
export async function disagreements(db: Kysely<unknown>, schema: string): Promise<string[]> {
  const found: string[] = [];
  await db.connection().execute(async (connection) => {
    await sql`set search_path to ${sql.id(schema)}`.execute(connection);
    for (const [what, statement] of Object.entries(DISAGREEMENTS)) {
      const { rows } = await sql.raw<{ id: string }>(statement).execute(connection);
      if (rows.length > 0) found.push(`${what}: ${rows.length}, such as ${rows[0]?.id}`);
    }
  });
  return found;
}
