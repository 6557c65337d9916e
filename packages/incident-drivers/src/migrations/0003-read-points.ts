import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/**
 * What a read as of an earlier instant needs: which sequence had been reached when, and every earlier state of an
 * incident. What was stored before has no earlier states; it shows as it was at this migration.
 */
export function readPoints(schema: string): Migration {
  const s = schemaIdentifier(schema);
  return {
    up: (db) =>
      runStatements(db, [
        `create table ${s}.recordings (
          tenant_id text not null,
          recorded_at timestamptz not null,
          last_sequence bigint not null,
          primary key (tenant_id, recorded_at)
        )`,
        `insert into ${s}.recordings (tenant_id, recorded_at, last_sequence)
          select tenant_id, last_recorded_at, last_sequence from ${s}.tenant_heads where last_sequence > 0`,
        `alter table ${s}.incidents
          add column state_sequence bigint not null default 0,
          add column state_recorded_at timestamptz,
          add column changed_sequence bigint not null default 0`,
        `update ${s}.incidents set state_recorded_at = updated_at`,
        `alter table ${s}.incidents alter column state_recorded_at set not null`,
        `create table ${s}.incident_versions (
          like ${s}.incidents,
          until_sequence bigint not null,
          primary key (tenant_id, id, until_sequence),
          foreign key (tenant_id, id) references ${s}.incidents (tenant_id, id),
          constraint incident_versions_span check (state_sequence < until_sequence)
        )`,
        `create index incident_versions_until on ${s}.incident_versions (tenant_id, until_sequence)`,
      ]),
    down: (db) =>
      runStatements(db, [
        `drop table ${s}.incident_versions`,
        `drop table ${s}.recordings`,
        `alter table ${s}.incidents
          drop column state_sequence, drop column state_recorded_at, drop column changed_sequence`,
      ]),
  };
}
