import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** What runs may use, and what detectors found in them. */
export function runFindings(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const up = [
    `alter table ${s}.runs add column limits json`,
    `create table ${s}.run_findings (
      tenant_id text not null,
      id text not null,
      sequence bigint not null,
      run_id text not null,
      trace_id text not null,
      agent_id text not null,
      detector_id text not null
        check (detector_id in ('step_repetition', 'no_progress', 'premature_end', 'tool_error_rate', 'runaway')),
      detector_version integer not null check (detector_version >= 1),
      severity text not null check (severity in ('low', 'medium', 'high', 'critical')),
      explanation text not null,
      evidence json not null,
      content_hash text not null check (length(content_hash) = 64),
      parameters json not null,
      first_step_index integer not null check (first_step_index >= 0),
      last_step_index integer not null check (last_step_index >= first_step_index),
      signal_id text not null,
      is_synthetic boolean not null default false,
      synthetic_scenario_id text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      primary key (tenant_id, id),
      constraint run_findings_detector unique (tenant_id, run_id, detector_id),
      foreign key (tenant_id, run_id) references ${s}.runs (tenant_id, id)
    )`,
    `create index run_findings_recorded on ${s}.run_findings (tenant_id, sequence)`,
  ];
  const down = [`drop table ${s}.run_findings`, `alter table ${s}.runs drop column limits`];
  return { up: (db) => runStatements(db, up), down: (db) => runStatements(db, down) };
}
