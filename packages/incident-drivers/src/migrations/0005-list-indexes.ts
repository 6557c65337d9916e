import type { Migration } from "kysely";
import { schemaIdentifier } from "../database/schema-name.js";
import { runStatements } from "./run-statements.js";

/** Severities by rank; the very expression that the statements compare and sort by. */
const SEVERITY_RANK =
  "(case severity when 'low' then 0 when 'medium' then 1 when 'high' then 2 when 'critical' then 3 end)";

/** Categories as lists show them; the very expression that lists are narrowed by. */
const LISTED_CATEGORY = "coalesce(category, 'UNKNOWN')";

const OPEN = "where lifecycle_state <> 'RESOLVED'";
const RESOLVED = "where lifecycle_state = 'RESOLVED'";

/** Indexes on `incidents` by name: what follows the tenant, before the id, and which incidents it holds. */
const INDEXES: Readonly<Record<string, readonly [columns: string, where: string]>> = {
  incidents_created: ["created_at desc", ""],
  incidents_severity: [`${SEVERITY_RANK} desc, created_at desc`, ""],
  incidents_category: [`${LISTED_CATEGORY}, created_at desc`, ""],
  incidents_cause: ["cause_type, created_at desc", ""],
  incidents_synthetic: ["created_at desc", "where is_synthetic"],
  incidents_recurrence: ["recurrence_signature, signature_version, created_at desc", ""],

  incidents_open: ["", OPEN],
  incidents_open_created: ["created_at desc", OPEN],
  incidents_open_severity: [`${SEVERITY_RANK} desc, created_at desc`, OPEN],
  incidents_open_category: [`${LISTED_CATEGORY}, created_at desc`, OPEN],
  incidents_open_cause: ["cause_type, created_at desc", OPEN],
  incidents_open_synthetic: ["created_at desc", `${OPEN} and is_synthetic`],

  incidents_resolved: ["resolved_at desc", RESOLVED],
  incidents_resolved_severity: [`${SEVERITY_RANK} desc, resolved_at desc`, RESOLVED],
  incidents_resolved_category: [`${LISTED_CATEGORY}, resolved_at desc`, RESOLVED],
  incidents_resolved_cause: ["cause_type, resolved_at desc", RESOLVED],
  incidents_resolved_synthetic: ["resolved_at desc", `${RESOLVED} and is_synthetic`],
};

/**
 * An index for every order of the lists of incidents, alone and narrowed by severity, category, cause or being synthetic:
 * a page costs the same at any depth. Ids break ties byte by byte.
 */
export function listIndexes(schema: string): Migration {
  const s = schemaIdentifier(schema);
  const create = ([name, [columns, where]]: (typeof ENTRIES)[number]) =>
    `create index ${name} on ${s}.incidents (${["tenant_id", columns, 'id collate "C"'].filter(Boolean).join(", ")}) ${where}`;
  return {
    up: (db) => runStatements(db, [`drop index ${s}.incidents_created`, ...ENTRIES.map(create)]),
    down: (db) =>
      runStatements(db, [
        ...ENTRIES.map(([name]) => `drop index ${s}.${name}`),
        `create index incidents_created on ${s}.incidents (tenant_id, created_at desc, id)`,
      ]),
  };
}

const ENTRIES = Object.entries(INDEXES);
